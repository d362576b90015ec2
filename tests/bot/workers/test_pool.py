"""Answers of a process beside this one, which is a real one, over the small documents."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest

from bot.assistant import Assistant
from bot.conversation import ConversationState
from bot.listening import Told
from bot.reply import Reply
from bot.request import ChatRequest
from bot.settings import Settings
from bot.workers import Workers

QUESTION = ChatRequest(message="院士工作站一年补多少？")
_LONGEST_S = 120.0


class Holding:
    """A listener that keeps the answering thread where it is until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def step(self, _name: str) -> None:
        self.begun.set()
        assert self.go_on.wait(_LONGEST_S)

    def text(self, _piece: str) -> None:
        return


class Heard:
    """A listener that keeps the steps it heard of."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        self.steps.append(name)

    def text(self, _piece: str) -> None:
        return


@pytest.fixture(scope="module")
def assistant(small_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    settings = Settings(documents_dir=small_documents, data_dir=tmp_path_factory.mktemp("workers"), processes=2)
    assistant = Assistant.open(settings)
    yield assistant
    assistant.retriever.close()


@pytest.fixture
def pool(assistant: Assistant) -> Iterator[Workers]:
    """This process and one beside it, which is up."""
    pool = Workers(assistant, assistant.settings)
    pool.start()
    until(pool.waiting)
    yield pool
    pool.close()


def until(happened: Callable[[], object]) -> None:
    give_up = time.monotonic() + _LONGEST_S
    while not happened():
        assert time.monotonic() < give_up
        time.sleep(0.02)


@contextmanager
def busy(pool: Workers) -> Iterator[None]:
    """While the block runs, this process is at another question."""
    holding = Holding()
    other = Thread(target=pool.answer, args=(ChatRequest(message="高新区在哪"), None, holding))
    other.start()
    assert holding.begun.wait(_LONGEST_S)
    try:
        yield
    finally:
        holding.go_on.set()
        other.join()


def told(answered: tuple[Reply, ConversationState]) -> tuple[Reply, ConversationState]:
    """What was answered, but for what differs between two answers of one process as well."""
    reply, state = answered
    return reply.model_copy(update={"conversation_id": "", "message_id": "", "timings_ms": {}}), state


def of_a_worker(pool: Workers, request: ChatRequest, state: ConversationState | None, heard: Heard) -> Reply:
    """The reply of a worker; fails where this process gave it."""
    before = pool.waiting()
    holding = Event()

    class Watching(Heard):
        def step(self, name: str) -> None:
            heard.step(name)
            assert pool.waiting() == before - 1
            holding.set()

    reply, _ = pool.answer(request, state, Told(Watching()))
    assert holding.is_set()
    assert pool.waiting() == before
    return reply


def test_a_worker_answers_as_this_process_does_and_its_steps_are_heard(assistant: Assistant, pool: Workers) -> None:
    here, there = Heard(), Heard()
    expected = assistant.answer(QUESTION, None, here)
    _, state = expected
    with busy(pool):
        assert told(pool.answer(QUESTION, None)) == told(expected)
        of_a_worker(pool, QUESTION, None, there)
        further = ChatRequest(message="那博士后工作站呢？")
        assert told(pool.answer(further, state)) == told(assistant.answer(further, state))
    assert there.steps == here.steps


def test_a_question_that_comes_alone_is_answered_in_this_process(pool: Workers) -> None:
    before = pool.waiting()

    class Watching(Heard):
        def step(self, name: str) -> None:
            super().step(name)
            assert pool.waiting() == before

    watching = Watching()
    assert pool.answer(QUESTION, None, watching)[0].status == "answered"
    assert watching.steps


def test_the_answer_comes_also_where_the_worker_is_gone(assistant: Assistant, pool: Workers) -> None:
    expected = told(assistant.answer(QUESTION, None))
    for process in workers():
        process.kill()
        process.wait()
    with busy(pool):
        assert told(pool.answer(QUESTION, None)) == expected
    assert pool.waiting() == 0


def test_no_process_outlives_the_pool(assistant: Assistant) -> None:
    before = {process.pid for process in workers()}
    pool = Workers(assistant, assistant.settings)
    pool.start()
    until(pool.waiting)
    started = [process for process in workers() if process.pid not in before]
    assert len(started) == 1
    pool.close()
    assert not started[0].is_running()


def workers() -> list[psutil.Process]:
    """The processes that this one started to answer beside it."""
    return [each for each in psutil.Process().children() if "bot.workers.process" in each.cmdline()]
