"""Facts shown back in plain Chinese."""

from collections.abc import Mapping

from bot.eligibility import read_profile
from bot.eligibility.knowledge import describe
from bot.profile.reading import FactVocabulary, Value
from bot.reply import KnownFact


def known_facts(profile: Mapping[str, Value], facts: FactVocabulary) -> list[KnownFact]:
    """What the asker said, in the order of the vocabulary, each with words such as "所在区域：大连高新区".

    Raises InputError for a profile that `validate_profile` would refuse.
    """
    return [
        KnownFact(fact=name, value=profile[name], text=describe(fact, read_profile({name: profile[name]}).known[name]))
        for name, fact in facts.items()
        if name in profile
    ]
