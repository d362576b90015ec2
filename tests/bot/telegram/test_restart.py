"""Killed in the middle of its work, the bot goes on where it was: every question answered, once, in order."""

import signal
import time
from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from evals.bench.bot_api import BotApi, Chat
from tests.bot.telegram.conftest import bot_process, serving

QUESTIONS = [
    "院士工作站一年补多少？",
    "博士后工作站一年补多少？",
    "高新技术企业首次认定给多少？",
    "孵化器国家级的给多少？",
    "制造业创新中心给多少？",
    "有效期到什么时候？",
]
ANSWERS = text(
    "SELECT u.chat_id, m.content, u.state FROM telegram_updates u JOIN messages m ON m.id = u.reply_id ORDER BY u.id"
)


def ask_all(api: BotApi, updates: int, chats: int) -> None:
    """Every chat asks one question after another, all side by side."""
    people = [Chat(api) for _ in range(chats)]
    for number in range(updates):
        turn, who = divmod(number, chats)
        api.send({"message": people[who].message(QUESTIONS[(turn + who) % len(QUESTIONS)])})


def await_answers(api: BotApi, number: int, patience_s: float = 300) -> None:
    """Return once so many messages were taken."""
    give_up = time.monotonic() + patience_s
    while api.state(10**9)["calls"].get("sendMessage", 0) < number and time.monotonic() < give_up:
        time.sleep(0.05)


def sent(api: BotApi) -> dict[int, list[str]]:
    """What each chat was sent, in order."""
    texts = defaultdict(list)
    for call in api.calls("sendMessage"):
        texts[call["chat_id"]].append(call["text"])
    return texts


def answers(data: Path) -> dict[int, list[str]]:
    """What the assistant answered each chat, in the order of the questions."""
    found = defaultdict(list)
    engine = create_engine(f"sqlite:///{data / 'conversations.db'}")
    with engine.connect() as connection:
        for row in connection.execute(ANSWERS):
            assert row.state == "done"
            found[row.chat_id].append(row.content)
    engine.dispose()
    return found


@pytest.mark.slow
def test_killed_and_started_again_it_answers_each_question_once_and_in_order(environment: dict[str, str]) -> None:
    settings = {"POLICY_ASSISTANT_TELEGRAM_RATE_PER_USER": "off"}
    with serving() as api:
        ask_all(api, updates=100, chats=25)
        with bot_process(environment, api, **settings) as process:
            await_answers(api, 40)
            # The worst moment: Telegram has taken a message, and the bot has not heard so.
            api.fail("sendMessage", 0, "", silent=True)
            while api.state(10**9)["due"]:
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert 40 < sum(map(len, sent(api).values())) < 100
        with bot_process(environment, api, **settings):
            await_answers(api, 100)
            time.sleep(1)
        got, expected = sent(api), answers(Path(environment["POLICY_ASSISTANT_DATA_DIR"]))
        assert {chat: len(texts) for chat, texts in got.items()} == dict.fromkeys(got, 4)
        assert len(got) == 25
        for chat, texts in got.items():
            assert all(map(str.startswith, texts, expected[chat]))


def test_what_telegram_delivers_twice_is_answered_once(chat: Chat) -> None:
    update = {"message": chat.message("院士工作站一年补多少？")}
    (update_id,) = chat.api.send(update)
    chat.heard(1)
    chat.api.send({**update, "update_id": update_id})
    chat.ask("/start")
    assert len(chat.heard(2)) == 2
