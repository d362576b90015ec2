"""A scripted language model in a process of its own."""

from tests.bot.llm.models import open_steps, scripted_url

__all__ = ["open_steps", "scripted_url"]
