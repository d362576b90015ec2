"""A client of the HTTP API for Python programs; importing it loads nothing of the assistant itself."""

from bot.client.client import PolicyClient
from bot.client.errors import ApiError

__all__ = ["ApiError", "PolicyClient"]
