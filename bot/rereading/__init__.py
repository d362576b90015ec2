"""A language model reads a message that the rules would have to ask back about; it may only use the user's words."""
