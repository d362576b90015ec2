"""Messages that name no support, told by nearness to examples where nothing is named that a document speaks of."""

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.reply import Reply
from bot.request import ChatRequest

pytestmark = pytest.mark.slow  # a vector for each message
AS_OF = date(2026, 11, 22)


def reply(whole: Assistant, *messages: str) -> Reply:
    state = None
    for message in messages:
        last, state = whole.answer(ChatRequest(message=message, as_of=AS_OF), state)
    return last


@pytest.mark.parametrize(
    "message", ["啥都不懂，从哪儿弄起", "给我们介绍几个能报的", "政府有没有什么好政策", "听说能领钱，咋领"]
)
def test_who_wants_any_support_is_shown_what_there_is(whole: Assistant, message: str) -> None:
    answered = reply(whole, message)
    assert answered.status == "answered"
    assert "共计" in answered.answer
    assert len(answered.measures) == 6


@pytest.mark.parametrize("message", ["哪项补助给的钱最多", "力度最大的补贴是哪个"])
def test_what_gives_most_comes_first(whole: Assistant, message: str) -> None:
    answered = reply(whole, message)
    sums = [each.amount.max_yuan or each.amount.value_yuan for each in answered.measures if each.amount]
    assert sums[0] == 100_000_000
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize("message", ["这些政策啥时候到期", "原来的那些政策都作废了吗"])
def test_until_when_everything_holds(whole: Assistant, message: str) -> None:
    answered = reply(whole, message)
    assert answered.status == "answered"
    assert "一份也没有" in answered.answer


@pytest.mark.parametrize(
    ("message", "said"), [("出没出新政策", "没有写之后的新政策"), ("忘报了，过后还能补报吗", "还能不能补申请")]
)
def test_what_came_after_is_refused_with_what_there_was(whole: Assistant, message: str, said: str) -> None:
    answered = reply(whole, message)
    assert answered.status == "not_found"
    assert said in answered.answer.splitlines()[0]
    assert "有效期至2025年12月31日" in answered.answer


@pytest.mark.parametrize(
    "message",
    ["民营企业能申请不", "网上办得了吗", "没批下来还能再报吗", "那个还有效没", "我能拿多少钱？", "顶格给多少"],
)
def test_the_support_meant_is_asked_back(whole: Assistant, message: str) -> None:
    assert reply(whole, message).status == "clarification"


def test_after_an_answer_the_message_is_of_what_was_spoken_of(whole: Assistant) -> None:
    answered = reply(whole, "自贸片区院士工作站补多少", "没赶上报，现在还能补吗")
    assert "院士工作站" in answered.answer or "产业创新特区" in answered.answer
