"""The plainest questions: a measure by any of its names, and nothing else but how much it gives."""

from datetime import date

import pytest

from bot.answering.measures import has_sum
from bot.assistant import Assistant
from bot.eligibility import assess, read_profile
from bot.reply import Reply
from bot.request import ChatRequest

pytestmark = pytest.mark.slow  # a vector for each question
IN_FORCE = date(2023, 6, 1)


def ask(whole: Assistant, question: str) -> Reply:
    reply, _ = whole.answer(ChatRequest(message=question, as_of=IN_FORCE), None)
    return reply


def test_nearly_every_measure_with_a_sum_is_answered_by_its_names(whole: Assistant) -> None:
    judged = assess(whole.kit.measures, read_profile({}), IN_FORCE, whole.kit.corpus)
    names = sorted({name for each in judged if has_sum(each) for name in each.measure.aliases[:2]})
    replies = {name: ask(whole, f"{name}{'补多少' if at % 2 else '给多少钱'}") for at, name in enumerate(names)}
    refused = {name for name, reply in replies.items() if reply.status not in ("answered", "clarification")}
    assert len(names) > 50
    assert len(refused) <= 0.05 * len(names), refused  # a name that another measure without a sum shares is not


@pytest.mark.parametrize("question", ["中试基地有补贴吗", "科技特派员有补贴吗", "MAH有补贴吗", "氢能项目有补贴吗"])
def test_whether_there_is_support_is_answered_though_no_sum_is_stated(whole: Assistant, question: str) -> None:
    assert ask(whole, question).status == "answered"


@pytest.mark.parametrize("question", ["高企认定补多少，怎么申请", "院士工作站给多少？找谁申请"])
def test_how_much_and_how_to_apply_are_both_answered(whole: Assistant, question: str) -> None:
    answer = ask(whole, question).answer
    assert "万元" in answer
    assert "管委会经济发展局" in answer


def test_levels_are_not_added_up_because_something_else_is_asked_besides(whole: Assistant) -> None:
    assert "合计" not in ask(whole, "首台套给多少钱？怎么报").answer


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("院士工作站要什么条件", "建设院士工作站"),
        ("瞪羚补助什么条件", "获省级认定"),
        ("孵化器给多少钱，什么条件", "新获批并落地大连自贸片区"),
    ],
)
def test_the_conditions_of_a_measure_named_are_stated(whole: Assistant, question: str, condition: str) -> None:
    answer = ask(whole, question).answer
    assert "条件是：在大连自贸片区（保税区）经营；" in answer
    assert condition in answer
