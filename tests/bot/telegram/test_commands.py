"""The commands, as people send them."""

import pytest

from evals.bench.bot_api import BotApi, Chat, buttons


def test_start_and_help_say_what_can_be_done(chat: Chat) -> None:
    assert "院士工作站" in chat.ask("/start")["text"]
    said = chat.ask("/help@telemelya_bot")["text"]
    assert all(f"/{command} " in said for command in ("asof", "profile", "measures", "sources", "feedback", "reset"))


def test_the_menu_is_set(running_bot: BotApi, chat: Chat) -> None:
    chat.ask("/start")
    commands = running_bot.calls("setMyCommands")[0]["commands"]
    assert {"command": "help", "description": "使用说明"} in commands


def test_the_day_is_shown_set_refused_and_reset(chat: Chat) -> None:
    assert "今天" in chat.ask("/asof")["text"]
    assert "2023年6月1日" in chat.ask("/asof 2023-06-01")["text"]
    assert "在有效期内" in chat.ask("院士工作站一年补多少？")["text"]
    for wrong in ("2023-13-40", "昨天", "1-1-1", "<b>2023</b>"):
        refused = chat.ask(f"/asof {wrong}")["text"]
        assert wrong in refused
        assert "2023-06-01" in refused
    assert "2023年6月1日" in chat.ask("/asof")["text"]
    assert "按当天" in chat.ask("/asof today")["text"]
    assert "已失效" in chat.ask("院士工作站一年补多少？")["text"]


def test_a_fact_is_shown_and_forgotten_on_request(chat: Chat) -> None:
    assert "还没有记下" in chat.ask("/profile")["text"]
    chat.ask("我们是高新区的高新技术企业，研发费去年800万，今年1200万，能补多少？")
    profile = chat.ask("/profile")
    assert "大连高新区" in profile["text"]
    chat.tap(next(data for text, data in buttons(profile).items() if "所在区域" in text))
    left = chat.heard(method="editMessageText")[0]["text"]
    assert "大连高新区" not in left
    assert "高新技术企业" in left
    assert "大连高新区" not in chat.ask("/profile")["text"]


def test_measures_are_judged_and_paged_through(chat: Chat) -> None:
    chat.ask("/asof 2023-06-01")
    chat.ask("我们在自贸片区，是首次认定的高新技术企业，能拿多少？")
    first = chat.ask("/measures")
    assert "第1页" in first["text"]
    assert "1. " in first["text"]
    assert "（符合）" in first["text"]
    assert list(buttons(first)) == ["下一页 ›"]
    chat.tap(buttons(first)["下一页 ›"])
    second = chat.heard(method="editMessageText")[0]
    assert "第2页" in second["text"]
    assert list(buttons(second)) == ["‹ 上一页", "下一页 ›"]


def test_the_documents_are_listed_with_their_validity(chat: Chat) -> None:
    said = chat.ask("/sources")["text"]
    assert "产业创新特区建设方案" in said
    assert "已失效" in said


def test_reset_forgets_the_conversation_and_its_buttons(chat: Chat) -> None:
    chat.ask("/asof 2023-06-01")
    answer = chat.ask("我们是自贸片区的高企，院士工作站一年补多少？")
    assert "已删除" in chat.ask("/reset")["text"]
    assert "还没有记下" in chat.ask("/profile")["text"]
    assert "今天" in chat.ask("/asof")["text"]
    chat.tap(next(iter(buttons(answer).values())))
    assert "过期" in chat.toast()


def test_an_unknown_command_is_told_apart(chat: Chat) -> None:
    assert "没有“/menu”这个命令" in chat.ask("/menu 请")["text"]


@pytest.mark.parametrize("rating", ["👍 有用", "👎 没用"])
def test_an_answer_is_rated(chat: Chat, rating: str) -> None:
    assert "先提一个问题" in chat.ask("/feedback")["text"]
    chat.ask("院士工作站一年补多少？")
    chat.tap(buttons(chat.ask("/feedback"))[rating])
    said = chat.heard(method="editMessageText")[0]
    if rating.startswith("👎"):
        chat.tap(buttons(said)["答非所问"])
        said = chat.heard(2, method="editMessageText")[1]
    assert "谢谢，已记下" in said["text"]


def test_a_reason_can_be_written(chat: Chat) -> None:
    chat.ask("院士工作站一年补多少？")
    assert "谢谢，已记下" in chat.ask("/feedback 没说找谁申请")["text"]
