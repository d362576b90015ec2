"""What a message points at is put in words before it is understood."""

import pytest

from bot.conversation import ConversationState, Quote, Turn
from bot.understanding.facets import Facets
from bot.understanding.pointing import turn_pointed_at, with_names

PLACES = {"jinpu": "金普新区"}


def turn(subject: str, *members: str) -> Turn:
    quotes = [Quote(clause_id="c", start=0, end=1, name=name) for name in members]
    words = {"message": subject, "resolved": subject, "subject": subject}
    return Turn(**words, intents=[], facets=Facets(), status="answered", quotes=quotes)


STATE = ConversationState(turns=[turn("孵化器", "甲补助", "乙补助", "丙补助"), turn("联盟")])


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("第二个呢", "乙补助呢"),
        ("倒数第一个能补多少", "丙补助能补多少"),
        ("最后一个谁管", "丙补助谁管"),
        ("前者要评估吗", "孵化器要评估吗"),
        ("后者呢", "联盟呢"),
        ("第九个呢", "第九个呢"),
        ("第二个三年行动计划呢", "第二个三年行动计划呢"),
        ("我们这类企业几家", "科技型中小企业几家"),
        ("咱这行当在咱区收入多少", "生命健康在金普新区收入多少"),
        ("我们公司能拿多少", "我们公司能拿多少"),
    ],
)
def test_a_member_of_a_list_and_the_asker_are_named(message: str, named: str) -> None:
    profile = {"tech_sme": True, "industry": ["life_health"], "district": "jinpu"}
    assert with_names(message, STATE, profile, PLACES) == named


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("前面那个呢", "孵化器"),
        ("回到孵化器", "孵化器"),
        ("一开始问的那个", "孵化器"),
        ("刚才那个", "联盟"),
        ("那个呢", "联盟"),
    ],
)
def test_a_message_goes_back_to_an_earlier_turn(message: str, subject: str) -> None:
    found = turn_pointed_at(STATE, message, "孵化器" if "孵化器" in message else "")
    assert found is not None
    assert found.subject == subject
