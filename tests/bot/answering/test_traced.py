"""One indicator with a different number in each of two documents: both are found, each with its document."""

from itertools import combinations

import pytest

from bot.answering.comparison import amount
from policy_corpus.model import Figure
from tests.bot.answering.test_figure_wordings import SPOKEN, figures, states
from tests.bot.asking import Asker

WORDINGS = (
    "{thing}，一份说{one}一份说{other}，咋回事？",
    "{thing}怎么有的写{one}有的写{other}",
    "{thing}{one}和{other}分别是哪份文件的",
    "{thing} {one}/{other} 出处",
    "两个文件里{thing}一个{one}一个{other}，以哪个为准",
)
EIGHTH = 8  # of the pairs: all of them take a minute


def pairs() -> list[tuple[Figure, Figure]]:
    """Figures of one indicator and unit in two documents that do not agree."""
    alike = (
        (one, other)
        for one, other in combinations(figures(), 2)
        if (one.indicator_id, one.unit) == (other.indicator_id, other.unit) and one.document_id != other.document_id
    )
    return [(one, other) for one, other in alike if one.value != other.value][::EIGHTH]


def test_each_of_two_numbers_is_found_with_its_document(asker: Asker) -> None:
    missed = []
    for number, (one, other) in enumerate(pairs()):
        thing = SPOKEN.get(one.indicator_id or "", one.indicator)
        question = WORDINGS[number % len(WORDINGS)].format(thing=thing, one=amount(one), other=amount(other))
        answer = asker(question)
        if not (states(answer, one) and states(answer, other)):
            missed.append((question, answer.text))
    assert len(pairs()) >= len(WORDINGS)
    assert not missed


@pytest.mark.parametrize("number", ["1万家", "一万家", "10000家"])
def test_a_number_is_the_same_in_whatever_digits(asker: Asker, number: str) -> None:
    text = asker(f"中小微科技型企业，一份说3000家一份说{number}，咋回事").text
    assert "2018年底是3000家" in text.splitlines()[0]
    assert "2019年是1万家" in text.splitlines()[0]


@pytest.mark.parametrize("question", ["高新区众创空间和孵化器各几个", "高新区众创空间、孵化器各有多少家"])
def test_things_counted_one_by_one_are_not_given_what_they_did_together(asker: Asker, question: str) -> None:
    first, second, *_ = asker(question).text.splitlines()
    assert "众创空间43家" in first
    assert "孵化器13家" in second


@pytest.mark.parametrize(
    "question",
    ["“737家”在市十四五规划和高新区材料里都有，各指什么", "737家指的是什么", "737家，一份说的是全市，一份说的是谁的"],
)
def test_a_number_in_two_papers_is_told_of_each(asker: Asker, question: str) -> None:
    text = asker(question).text
    assert "大连高新区2023年底：雏鹰737家" in text
    assert "全市拥有雏鹰瞪羚独角兽企业737家" in text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("三年行动计划里的240家是什么", "三大计划培育企业达到240家"),
        ("2018年方案里3.2%说的是啥", "研发经费支出"),
    ],
)
def test_a_number_of_a_document_that_is_named_is_told(asker: Asker, question: str, words: str) -> None:
    assert words in asker(question).text
