"""What comes first, and what alone is meant: the latest of a history, the city's own support, the narrower measure."""

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.reply import Reply
from bot.request import ChatRequest

pytestmark = pytest.mark.slow  # a vector for each message


def reply(whole: Assistant, message: str, as_of: date) -> Reply:
    return whole.answer(ChatRequest(message=message, as_of=as_of), None)[0]


def test_the_latest_of_a_history_is_told_where_the_present_is_asked_for(whole: Assistant) -> None:
    answered = reply(whole, "双D港目前归高新区管吗", date(2026, 11, 22))
    assert "划归大连经济技术开发区管理" in answered.answer


def test_a_teacher_is_not_taken_for_somebody_without_an_institution(whole: Assistant) -> None:
    answered = reply(whole, "我是高校老师，想报重点学科的大课题，市里一年给多少", date(2018, 6, 1))
    assert answered.status == "answered"
    assert "每年50万元" in answered.answer
    assert "不符合" not in answered.answer


@pytest.mark.parametrize(
    ("message", "status"), [("市里对重点学科课题给多少", "answered"), ("市里给首次认定高企多少钱", "not_found")]
)
def test_the_city_gives_what_its_own_documents_give(whole: Assistant, message: str, status: str) -> None:
    answered = reply(whole, message, date(2018, 6, 1))
    assert answered.status == status
    assert "大连市以外" not in answered.answer


def test_the_measure_that_holds_more_of_the_question_is_meant_alone(whole: Assistant) -> None:
    one = reply(whole, "走PCT在日本拿到专利授权，一件补多少", date(2023, 6, 1))
    assert [each.title for each in one.measures] == ["国外专利授权补助"]
    both = reply(whole, "拿了国外专利，也有国内发明专利，各补多少", date(2023, 6, 1))
    assert len(both.measures) == 2
