"""Facts shown back in plain Chinese."""

from collections.abc import Mapping

from bot.eligibility import read_profile
from bot.eligibility.knowledge import describe as describe_known
from bot.profile.reading import FactVocabulary, Value


def describe(profile: Mapping[str, Value], facts: FactVocabulary) -> list[str]:
    """What the asker said, one fact a line in the order of the vocabulary: "所在区域：大连高新区".

    Raises InputError for a profile that `validate_profile` would refuse.
    """
    return [
        describe_known(fact, read_profile({name: profile[name]}).known[name])
        for name, fact in facts.items()
        if name in profile
    ]
