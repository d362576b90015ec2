"""The HTTP door: translates requests into calls of the chat service and the corpus, and errors into problems."""

from bot.api.app import create_app

__all__ = ["create_app"]
