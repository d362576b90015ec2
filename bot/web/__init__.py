"""The web page: static files, and the thin module that puts them into the API."""

from bot.web.pages import mount

__all__ = ["mount"]
