"""Who gets what: judges support measures for an asker, with exact amounts and the facts still open."""

from bot.eligibility.engine import Assessment, ConditionResult, assess, ranked
from bot.eligibility.open_facts import OpenFact, open_facts, question_about
from bot.eligibility.parts import measure_verdict
from bot.eligibility.profile import Profile, read_profile

__all__ = [
    "Assessment",
    "ConditionResult",
    "OpenFact",
    "Profile",
    "assess",
    "measure_verdict",
    "open_facts",
    "question_about",
    "ranked",
    "read_profile",
]
