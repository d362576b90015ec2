"""Whether a message is for this assistant at all (DESIGN §5, `out_of_scope`)."""

from typing import Literal

from bot.understanding.patterns import scope_patterns

Scope = Literal["in_scope", "forgery", "injection", "other_task", "off_topic", "small_talk"]


def judge_scope(text: str, domain_weight: float) -> Scope:
    """Judge a normalised message; `domain_weight` (0–1) is how much of it is vocabulary of the documents.

    Acts that are never ours (forging a document, changing the rules, other tasks) are refused whatever they are about;
    other subjects only where the message names nothing that the documents speak of.
    """
    patterns = scope_patterns()
    if patterns["forgery"].search(text):
        return "forgery"
    if patterns["injection"].search(text):
        return "injection"
    if patterns["commands"].search(text):
        return "other_task"
    if patterns["small_talk"].search(text):
        return "small_talk"
    if patterns["topics"].search(text) and domain_weight < 0.5:
        return "off_topic"
    return "in_scope"
