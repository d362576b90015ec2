"""A corpus small enough to index in seconds, and a scripted assistant over it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.conversation import ConversationState
from bot.listening import SILENCE, Listener
from bot.reply import Reply
from bot.request import ChatRequest
from bot.settings import Settings
from policy_corpus.corpus import DOCUMENTS, Corpus, load_corpus
from policy_corpus.facts import FactBook
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.model import Measure
from retrieval.build import build_index
from retrieval.retriever import Retriever
from tests.bot.asking import Asker, kit_of_words
from tests.bot.llm.models import open_steps, scripted_url

__all__ = ["open_steps", "scripted_url"]

DOCUMENT_IDS = ("zimao-2021", "gaoxin-profile-2023")

Answer = Callable[[ChatRequest, ConversationState | None], Reply]


def plain_reply(request: ChatRequest, _state: ConversationState | None = None) -> Reply:
    """A reply that repeats the question."""
    return Reply(
        conversation_id="",
        message_id="",
        status="answered",
        answer=f"问：{request.message}",
        as_of=request.as_of or date(2026, 11, 21),
    )


@dataclass
class ScriptedAssistant:
    """Answers by `script`, on a real corpus and a real index; remembers what it was asked with."""

    corpus: Corpus
    retriever: Retriever
    measures: tuple[Measure, ...] = ()
    facts: FactBook | None = None
    script: Answer = plain_reply
    seen: list[tuple[ChatRequest, ConversationState | None]] = field(default_factory=list)

    def answer(
        self, request: ChatRequest, state: ConversationState | None, listener: Listener = SILENCE
    ) -> tuple[Reply, ConversationState]:
        """The scripted reply; the profile is carried on as the real assistant does."""
        self.seen.append((request, state))
        listener.step("compose")
        before = state.profile if state else {}
        return self.script(request, state), ConversationState(profile={**before, **request.profile})


@pytest.fixture(scope="session")
def small_corpus() -> Corpus:
    """Two of the real documents."""
    corpus = load_corpus()
    return Corpus({name: corpus.documents[name] for name in DOCUMENT_IDS}, corpus.digest)


@pytest.fixture(scope="session")
def small_retriever(small_corpus: Corpus, request: pytest.FixtureRequest) -> Iterator[Retriever]:
    """A real index of the small corpus, built from vectors that are kept between test runs: embedding takes long."""
    folder = Path(request.config.cache.mkdir("bot-index"))
    build_index(small_corpus, folder, rebuild=True)
    with Retriever.open(small_corpus, folder) as retriever:
        yield retriever


@pytest.fixture(scope="session")
def small_facts(small_corpus: Corpus) -> FactBook:
    """The facts of the small corpus."""
    return FactBook.of(small_corpus)


@pytest.fixture
def assistant(small_corpus: Corpus, small_retriever: Retriever, small_facts: FactBook) -> ScriptedAssistant:
    """A scripted assistant."""
    return ScriptedAssistant(small_corpus, small_retriever, load_measures(small_corpus), small_facts)


@pytest.fixture(scope="session")
def asker() -> Asker:
    """The answer flow over all documents, searching by words alone."""
    return Asker(kit_of_words(load_corpus()))


@pytest.fixture(scope="session")
def whole(kept_data: Path) -> Iterator[Assistant]:
    """The assistant as it is served."""
    opened = Assistant.open(Settings(data_dir=kept_data))
    yield opened
    opened.retriever.close()


@pytest.fixture(scope="session")
def small_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A documents folder with the smallest complete document."""
    folder = tmp_path_factory.mktemp("documents")
    for file in DOCUMENTS.glob("zimao-2021.*"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="session")
def small_index(small_documents: Path, request: pytest.FixtureRequest) -> Path:
    """An index of it, built anew from vectors that are kept between test runs, since embedding takes its time."""
    folder = Path(request.config.cache.mkdir("cli-index"))
    build_index(load_corpus(small_documents), folder, rebuild=True)
    return folder


@pytest.fixture
def environment(small_documents: Path, small_index: Path, tmp_path: Path) -> dict[str, str]:
    """Settings for a child process."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "index").symlink_to(small_index)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("POLICY_ASSISTANT_")}
    return {
        **inherited,
        "POLICY_ASSISTANT_DATA_DIR": str(data),
        "POLICY_ASSISTANT_DOCUMENTS_DIR": str(small_documents),
        "POLICY_ASSISTANT_PROCESSES": "1",
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }
