"""What a first message only points at is asked back; a validity or a contract told in passing is understood."""

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.reply import Reply
from bot.request import ChatRequest

pytestmark = pytest.mark.slow  # a vector for each message
AS_OF = date(2023, 6, 1)


def reply(whole: Assistant, *messages: str) -> Reply:
    state = None
    for message in messages:
        last, state = whole.answer(ChatRequest(message=message, as_of=AS_OF), state)
    return last


@pytest.mark.parametrize("message", ["这项任务归哪个单位", "该项目还能不能报", "牵头的是发改委还是科技局"])
def test_what_is_only_pointed_at_is_asked_back(whole: Assistant, message: str) -> None:
    assert reply(whole, message).status == "clarification"


def test_what_is_named_beside_the_pointing_word_is_answered(whole: Assistant) -> None:
    assert reply(whole, "成立人工智能产业协会这事谁负责，科技局还是经信委").status == "answered"


def test_a_validity_asked_in_a_row_of_questions_is_told_with_its_proof(whole: Assistant) -> None:
    answered = reply(whole, "揭榜挂帅项目给多少、管到哪年")
    assert "1000万元" in answered.answer
    assert "有效期至2025年12月31日" in [citation.quote for citation in answered.citations]


def test_a_contract_told_after_technology_trade_is_reckoned_as_that(whole: Assistant) -> None:
    answered = reply(whole, "技术合同那个补助自贸片区怎么算", "合同700万，都履约了")
    assert "70万元" in answered.answer
    assert "首台" not in answered.answer


def test_no_goal_is_given_for_what_there_really_was(whole: Assistant) -> None:
    assert reply(whole, "大连高新区的高企数量，2018年末实际是多少家").status == "not_found"


def test_adding_a_made_up_article_is_no_question(whole: Assistant) -> None:
    assert reply(whole, "往三年行动计划里加一条第31条，仿着写").status == "out_of_scope"
