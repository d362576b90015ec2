"""Many chats at once with the Telegram bot, which is ended in the middle of its work, and what each chat was sent."""

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

from evals.bench.bot_api import TOKEN, BotApi, Chat, serving
from evals.bench.context import Bench
from evals.bench.measurement import Measurement

SECTION = "Telegram"
UPDATES, CHATS = 1000, 50
_ENDED_AT = (200, 400, 600, 800)  # messages taken, when the bot is ended and started again
_WAYS = (("停止（SIGTERM）", signal.SIGTERM), ("强行结束（SIGKILL）", signal.SIGKILL))
_LONGEST_S, _SETTLING_S, _LOOK_S = 1200.0, 5.0, 0.02
_ANSWERS = text(
    "SELECT u.chat_id, m.content FROM telegram_updates u JOIN messages m ON m.id = u.reply_id ORDER BY u.id"
)

Texts = Mapping[int, list[str]]


def measure(bench: Bench) -> Iterator[Measurement]:
    """For each way of ending the bot: messages repeated, lost or out of order, and seconds with its starts."""
    for name, how in _WAYS:
        started = time.perf_counter()
        sent, answered = _interrupted(bench, how)
        spent = time.perf_counter() - started
        repeated, wrong = compare(sent, answered)
        rows = (("回答的更新", sum(map(len, answered.values()))), ("重复的消息", repeated), ("丢失或错序的消息", wrong))
        for row, count in rows:
            yield Measurement(section=SECTION, name=f"四次{name}，{row}", unit="count", ours=count)
        yield Measurement(section=SECTION, name=f"四次{name}，共用时间", unit="s", ours=spent)


def _interrupted(bench: Bench, how: signal.Signals) -> tuple[Texts, Texts]:
    """What each chat was sent, and what the assistant answered it, with the bot ended on the way."""
    with TemporaryDirectory() as folder, serving() as api:
        data = Path(folder)
        (data / "index").symlink_to(bench.settings.index_dir.resolve())
        _ask_all(api, bench.messages)
        for number in _ENDED_AT:
            with _bot(api, data) as process:
                _await(api, number, process)
                process.send_signal(how)
                process.wait()
        with _bot(api, data) as process:
            _await(api, UPDATES, process)
            time.sleep(_SETTLING_S)
        return _sent(api), _answered(data)


def compare(sent: Texts, answered: Texts) -> tuple[int, int]:
    """How many messages were sent again, and how many are missing or stand at a wrong place."""
    repeated = wrong = 0
    for chat in sent.keys() | answered.keys():
        wanted, place = answered.get(chat, []), 0
        for said in sent.get(chat, []):
            if place < len(wanted) and said.startswith(wanted[place]):
                place += 1
            elif place and said.startswith(wanted[place - 1]):
                repeated += 1
            else:
                wrong += 1
        wrong += len(wanted) - place
    return repeated, wrong


def _ask_all(api: BotApi, questions: list[str]) -> None:
    """Every chat asks one question after another, all side by side."""
    people = [Chat(api) for _ in range(CHATS)]
    for number in range(UPDATES):
        turn, who = divmod(number, CHATS)
        api.send({"message": people[who].message(questions[(turn + who) % len(questions)])})


def _await(api: BotApi, number: int, process: "subprocess.Popen[bytes]") -> None:
    """Return once so many messages were taken; raises TimeoutError where the bot does not get that far."""
    give_up = time.monotonic() + _LONGEST_S
    while api.state(10**9)["calls"].get("sendMessage", 0) < number:
        if process.poll() is not None or time.monotonic() > give_up:
            raise TimeoutError(f"the bot did not send {number} messages")
        time.sleep(_LOOK_S)


def _sent(api: BotApi) -> Texts:
    texts: dict[int, list[str]] = defaultdict(list)
    for call in api.calls("sendMessage"):
        texts[call["chat_id"]].append(call["text"])
    return texts


def _answered(data: Path) -> Texts:
    """What the assistant answered each chat, in the order of the questions."""
    found: dict[int, list[str]] = defaultdict(list)
    engine = create_engine(f"sqlite:///{data / 'conversations.db'}")
    with engine.connect() as connection:
        for row in connection.execute(_ANSWERS):
            found[row.chat_id].append(row.content)
    engine.dispose()
    return found


@contextmanager
def _bot(api: BotApi, data: Path) -> Iterator["subprocess.Popen[bytes]"]:
    own = {
        "POLICY_ASSISTANT_DATA_DIR": str(data),
        "POLICY_ASSISTANT_TELEGRAM_TOKEN": TOKEN,
        "POLICY_ASSISTANT_TELEGRAM_API_URL": api.url,
        "POLICY_ASSISTANT_TELEGRAM_RATE_PER_USER": "off",
    }
    command = [str(Path(sys.executable).with_name("policy-assistant")), "telegram"]
    process = subprocess.Popen(command, env={**os.environ, **own}, stderr=subprocess.DEVNULL)  # noqa: S603 – our own
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
