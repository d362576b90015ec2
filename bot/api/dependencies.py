"""What the routes work with."""

from datetime import date
from typing import Annotated, Protocol

from fastapi import Depends, Request

from bot.chat import Answerer, ChatService
from bot.dates import today
from bot.settings import Settings
from policy_corpus.corpus import Corpus
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.model import Measure
from retrieval.retriever import Retriever


class PolicySource(Answerer, Protocol):
    """The assistant, as the routes need it."""

    @property
    def corpus(self) -> Corpus:
        """All documents."""

    @property
    def retriever(self) -> Retriever:
        """Search in them."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The catalogue of support measures."""

    @property
    def facts(self) -> FactBook:
        """Figures, tasks and references."""


async def _service(request: Request) -> ChatService[PolicySource]:
    service: ChatService[PolicySource] = request.app.state.service
    return service


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


SettingsInForce = Annotated[Settings, Depends(_settings)]


async def _today(settings: SettingsInForce) -> date:
    return today(settings.timezone)


Service = Annotated[ChatService[PolicySource], Depends(_service)]
Today = Annotated[date, Depends(_today)]
