"""Facts about the asker: read from plain words, checked when they come as data, and shown back."""

from bot.profile.description import known_facts
from bot.profile.reader import read_facts
from bot.profile.reading import Contradiction, Found, Problem, Reading, Unplaced, Value
from bot.profile.segments import speaks_of_self
from bot.profile.validation import validate_profile

__all__ = [
    "Contradiction",
    "Found",
    "Problem",
    "Reading",
    "Unplaced",
    "Value",
    "known_facts",
    "read_facts",
    "speaks_of_self",
    "validate_profile",
]
