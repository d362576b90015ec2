"""The HTTP door: translates requests into calls of the chat service and the corpus, and errors into problems."""
