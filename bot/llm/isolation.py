"""Untrusted text inside a prompt: marked off by a boundary nobody can foresee, and free of a model's control words."""

import re
import secrets
import unicodedata

# Angle brackets open every special token (<|im_start|>, </s>, <think>); square ones open [INST].
_BRACKETS = str.maketrans("<>", "＜＞")
_INSTRUCTION = re.compile(r"\[(/?)(INST|SYS)\]", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def new_boundary() -> str:
    """Eight hexadecimal digits, new for every prompt."""
    return secrets.token_hex(4)


def neutral(text: str, longest: int | None = None) -> str:
    """The text on one line, without control characters or what a model could take for a turn's end or a role."""
    visible = "".join(" " if unicodedata.category(char) in {"Cc", "Cf"} else char for char in text)
    escaped = _INSTRUCTION.sub(r"（\1\2）", visible.translate(_BRACKETS).replace("```", "'''"))
    return _SPACES.sub(" ", escaped).strip()[:longest]
