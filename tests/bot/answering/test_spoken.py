"""Everyday words, and seams of two words, count as spoken of where the clause says it in its own register."""

import pytest

from bot.answering.spoken import official_words, shares
from bot.answering.sufficiency import SPOKEN
from retrieval.grams import grams
from tests.bot.asking import Asker

CLAUSE = "申请人的配偶首次续租住房，应当就读于本市，不得转让"


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("老婆", True),
        ("头一回", True),
        ("念书", True),
        ("想续", True),
        ("养狗", False),
        ("食堂", False),
        ("社保", False),
    ],
)
def test_a_word_is_spoken_of_in_whatever_register(asker: Asker, word: str, spoken: bool) -> None:
    found = dict(shares(asker("高企补多少").exchange.inquiries[0], [word], frozenset(grams(CLAUSE))))
    assert (found[word] >= SPOKEN) is spoken


def test_words_that_say_nothing_of_a_subject_are_not_missed(asker: Asker) -> None:
    assert shares(asker("高企补多少").exchange.inquiries[0], ["分别", "适用"], frozenset(grams(CLAUSE))) == []


def test_everyday_words_are_searched_in_the_documents_words() -> None:
    assert "配偶" in official_words(["媳妇", "申请"])
