"""Whether a message asks if something still holds."""

import pytest

from bot.understanding.in_force import asks_time_left, asks_time_to_end, in_force_spans, unknown_words


@pytest.mark.parametrize(
    "text",
    [
        "119号文如今还顶用么",
        "头一个三年计划,咱现在还照着干吗",
        "都2020年了,那个2018工作推进方案还照着办?",
        "自创区头一个三年行动计划现在还在跑着呢?",
        "三年行动计划到昨天是不是就收工了",
        "特区那套补助,现在就能用上了吗",
        "自贸片区按研发增量退三成那条,什么时候停",
        "研发后补助这个口子现在关了吧",
        "这条现在还灵不灵",
        "2018年工作推进方案终止时间",
        "那个方案还能撑几天",
        "产业创新特区方案打哪天起能用",
        "到今天还受理不受理",
        "是不是只到2025年",
        "十四五科技规划截止日期",
        "那版现在撤没撤",
        "特区方案是不是只剩最后两天",
        "产业创新特区方案存续到何日",
    ],
)
def test_a_time_and_a_verb_of_holding_or_ending_ask_it(text: str) -> None:
    assert in_force_spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "现在还有哪些补助",
        "还能再多给多少",
        "化工园连环爆这种事攻关了没",
        "由哪个部门牵头推进落地?",
        "什么样的经费才算数?",
        "高企现在有多少家",
        "符合条件就给吗",
        "2018年芯片工艺平台要启动吗",
    ],
)
def test_other_questions_do_not(text: str) -> None:
    assert not in_force_spans(text)


def test_how_long_it_still_holds() -> None:
    assert asks_time_left("还能撑几天")
    assert asks_time_to_end("再有几天到期")
    assert not asks_time_left("还能撑吗")
    assert not asks_time_to_end("还有几天到账")


def test_what_no_group_has_of_a_short_message_is_told() -> None:
    assert unknown_words("眼下断档了没") == "断档"
    assert unknown_words("做到一半目标还能改吗") is None
