"""The terminal, for what is not a command's result: progress and what was done."""

from rich.console import Console

stderr = Console(stderr=True)
