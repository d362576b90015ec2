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


@pytest.mark.parametrize(
    "tail", ["最高？", "多少银子", "能给个啥数", "补到哪个数", "能落下多少", "不超过多少", "啥价码", "补法"]
)
def test_everyday_words_ask_for_the_sum_of_what_is_also_counted(asker: Asker, tail: str) -> None:
    assert "50万元" in asker(f"想申请自贸片区瞪羚企业的{tail}").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2018推进方案的目标几时要完成", "到2018年底"),
        ("三年行动计划的目标什么时候实现", "到2019年"),
        ("评上瞪羚之后市里十四五能给点啥好处？", "瞪羚、独角兽、领军企业"),
    ],
)
def test_goals_are_dated_and_advantages_are_support(asker: Asker, question: str, told: str) -> None:
    assert told in asker(question).text
