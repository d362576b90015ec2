"""What goes wrong between the bot and Telegram."""

import signal
import subprocess
import time
from pathlib import Path

from evals.bench.bot_api import TOKEN, BotApi, Chat
from tests.bot.telegram.conftest import COMMAND, bot_process, serving

QUESTION = "院士工作站一年补多少？"


def test_a_flood_limit_is_waited_for(chat: Chat) -> None:
    chat.api.fail("sendMessage", 429, "Too Many Requests", parameters={"retry_after": 1}, chats=[chat.id])
    assert "20万元" in chat.ask(QUESTION)["text"]
    assert len(chat.heard()) == 1


def test_a_server_that_fails_is_asked_again_and_not_sent_what_it_has(chat: Chat) -> None:
    for number, taken in enumerate((False, True), 1):
        chat.api.fail("sendMessage", 502, "Bad Gateway", after=taken, chats=[chat.id])
        assert "20万元" in chat.ask(QUESTION)["text"]
        chat.ask("/start")
        assert len(chat.heard()) == 2 * number


def test_a_person_who_blocked_the_bot_costs_nobody_else_an_answer(chat: Chat) -> None:
    blocked = Chat(chat.api)
    chat.api.fail("sendMessage", 403, "Forbidden: bot was blocked by the user", chats=[blocked.id])
    blocked.say(QUESTION)
    assert "20万元" in chat.ask(QUESTION)["text"]
    assert "院士工作站" in blocked.ask("/start")["text"]
    assert len(blocked.heard()) == 1


def test_a_failing_decoration_costs_no_answer(chat: Chat) -> None:
    chat.api.fail("sendChatAction", 500, "Internal Server Error", chats=[chat.id])
    answer = chat.ask(QUESTION)
    assert "20万元" in answer["text"]
    chat.api.fail("answerCallbackQuery", 400, "Bad Request: query is too old")
    chat.tap(answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert chat.heard(2)[1]["text"].startswith("《")


def test_what_adorns_a_message_is_left_out_where_telegram_refuses_it(chat: Chat) -> None:
    chat.api.fail("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID", chats=[chat.id])
    answer = chat.ask(QUESTION)
    assert "20万元" in answer["text"]
    assert "reply_markup" not in answer


def test_a_page_that_cannot_be_replaced_is_sent_anew(chat: Chat) -> None:
    chat.api.fail("editMessageText", 400, "Bad Request: message can't be edited", chats=[chat.id])
    chat.tap("m:1")
    assert "第2页" in chat.heard(1)[0]["text"]


def test_a_group_that_moved_is_answered_where_it_is(chat: Chat) -> None:
    there = Chat(chat.api)
    moved = {"migrate_to_chat_id": there.id}
    chat.api.fail("sendMessage", 400, "Bad Request: group chat was upgraded", parameters=moved, chats=[chat.id])
    chat.say(QUESTION)
    assert "20万元" in there.heard(1)[0]["text"]


def test_who_asks_too_often_is_told_so_once_and_the_token_stays_out_of_the_log(environment: dict[str, str]) -> None:
    settings = {"POLICY_ASSISTANT_TELEGRAM_RATE_PER_USER": "2/hour", "POLICY_ASSISTANT_LOG_LEVEL": "debug"}
    with serving() as api:
        for method in ("getMe", "getUpdates", "sendMessage"):
            api.fail(method, 502, "Bad Gateway")
        with bot_process(environment, api, **settings):
            chat, other = Chat(api), Chat(api)
            api.send(*({"message": chat.message("/start")} for _ in range(6)))
            assert "20万元" in other.ask(QUESTION)["text"]
            assert ["您好" in call["text"] for call in chat.heard(3)] == [True, True, False]
    log = (Path(environment["POLICY_ASSISTANT_DATA_DIR"]) / "log").read_text(encoding="utf-8")
    assert "the Telegram bot" in log
    assert TOKEN.partition(":")[2] not in log
    assert QUESTION not in log


def test_a_signal_ends_a_bot_that_cannot_reach_telegram(environment: dict[str, str], bot_api: BotApi) -> None:
    bot_api.fail("deleteWebhook", 502, "Bad Gateway", times=10**6)
    before = bot_api.state(10**9)["calls"].get("deleteWebhook", 0)
    with bot_process(environment, bot_api) as process:
        while bot_api.state(10**9)["calls"].get("deleteWebhook", 0) == before:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    bot_api.forgive()


def test_a_wrong_token_is_said_in_one_line(environment: dict[str, str], bot_api: BotApi) -> None:
    own = {"POLICY_ASSISTANT_TELEGRAM_API_URL": bot_api.url, "POLICY_ASSISTANT_LOG_LEVEL": "error"}
    for token, complaint in (("", "没有设置"), ("1:wrong", "不认这个令牌"), ("nonsense", "例如 123456")):
        settings = {**environment, **own, "POLICY_ASSISTANT_TELEGRAM_TOKEN": token}
        done = subprocess.run(COMMAND, env=settings, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert done.returncode == 2
        *before, last = done.stderr.splitlines()
        assert complaint in last
        assert "nonsense" not in done.stderr
        assert all(line.startswith(("正在启动", "学习问法例句")) for line in before)
