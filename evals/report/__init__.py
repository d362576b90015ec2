"""A run for people to read: on the terminal, as Markdown, and as one HTML page."""
