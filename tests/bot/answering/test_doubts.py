"""Facts that cannot be taken as they were said: asked for again, never guessed."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "fact", "words"),
    [
        ("我们既是首次认定的高企又是再次认定的高企，自贸片区补多少", "high_tech_recognition", "互相矛盾"),
        ("我们是高企，其实我们不是高企，自贸片区能补多少", "high_tech_enterprise", "前后说法不一"),
        ("研发费去年负800万，今年1200万，自贸片区高企能补多少", "rd_last_year", "不能是负数"),
        ("国际首台套合同额300万美元，自贸片区能给多少", "contract_amount", "换算成元"),
        ("我们合同额9999万亿元，国际首台套，自贸片区补多少", "contract_amount", "数额过大"),
        ("自贸片区发明专利授权-3件，补多少", "granted_rights", "不能是负数"),
    ],
)
def test_an_impossible_fact_is_named_and_asked_for_again(asker: Asker, question: str, fact: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "clarification"
    assert words in answer.text
    assert [each.fact for each in answer.draft.questions] == [fact]
    assert "万元" not in answer.text.replace("300万美元", "")


def test_the_answer_to_a_doubt_is_understood_against_the_question_before(asker: Asker) -> None:
    answer = asker("我们既是首次认定的高企又是再次认定的高企，自贸片区补多少", "首次认定")
    assert answer.text.startswith("高新技术企业认定补助：20万元")


def test_what_is_to_be_forgotten_is_forgotten(asker: Asker) -> None:
    answer = asker("我们是自贸片区的高企", "忘掉我刚才说的信息", "我们能拿多少")
    assert answer.exchange.profile == {}
    assert answer.status == "clarification"


@pytest.mark.parametrize(
    "question", ["自贸片区首次高企和再次认定的高企，补助差多少", "上科创板比上主板，自贸片区多补多少"]
)
def test_what_is_compared_does_not_contradict_itself(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"
