"""Processes beside this one that answer questions as well: one alone runs Python in one thread at a time."""

from bot.workers.pool import Workers

__all__ = ["Workers"]
