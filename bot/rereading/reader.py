"""Asks a model what a message means, and keeps of its reply what the user's own words bear out."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.llm.budget import estimate_tokens, within_budget
from bot.llm.cache import ReplyCache
from bot.llm.deadline import Deadline
from bot.llm.faults import ModelError
from bot.llm.isolation import neutral, new_boundary
from bot.llm.meter import Meter
from bot.llm.model import Model
from bot.profile import validate_profile
from bot.rereading.words import UserWords
from bot.understanding.facets import Facets
from policy_corpus.errors import InputError
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fact
from prompts import ChatMessage, Template

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


@dataclass(frozen=True)
class Understood:
    """A standalone question, what is newly known of the asker, and the facets that the question is about."""

    question: str
    facts: dict[str, Any]
    facets: Facets


class _Reply(BaseModel):
    """What the model is asked for; every field is checked by itself afterwards."""

    model_config = ConfigDict(extra="ignore")

    question: str = ""
    facts: dict[str, Any] = Field(default_factory=dict)
    facets: list[str | int] = Field(default_factory=list)


@dataclass(frozen=True)
class ModelReader:
    """Reads messages with one model; safe to use from several threads."""

    model: Model
    template: Template
    cache: ReplyCache
    meter: Meter
    prompt_tokens: int

    def understand(self, words: UserWords, open_facts: Collection[str], deadline: Deadline) -> Understood:
        """What the last message means; `open_facts` are those that may be filled in. Raises ModelError."""
        reply = self._reply(words, [load_facts()[name] for name in open_facts], deadline)
        question = words.kit.normalise(reply.question)
        if not words.asks_the_same(question):
            self.meter.rejection("question")
            question = words.messages[-1]
        facts = dict(self._facts(reply.facts, words, open_facts))
        return Understood(question, facts, words.facets_in(map(str, reply.facets)))

    def _reply(self, words: UserWords, facts: list[Fact], deadline: Deadline) -> _Reply:
        key = self.cache.key(self.model.name, self.template.name, *words.messages, *(fact.id for fact in facts))
        text = self.cache.get(key)
        if text is None:
            text = "".join(self.model.stream(self._messages(words, facts), deadline))
        else:
            self.meter.cached()
        try:
            reply = _Reply.model_validate(json.loads(_OBJECT.findall(text)[-1]))
        except (IndexError, ValueError, RecursionError, ValidationError):
            raise ModelError("malformed", begun=True) from None
        self.cache.put(key, text)
        return reply

    def _facts(self, given: dict[str, Any], words: UserWords, allowed: Collection[str]) -> Iterator[tuple[str, Any]]:
        """The facts that are asked for, in the vocabulary, and said."""
        for name, value in given.items():
            try:
                checked = validate_profile({name: value}, load_facts()) if name in allowed else {}
            except InputError:
                checked = {}
            if name in checked and words.says(load_facts()[name], checked[name]):
                yield name, checked[name]
            else:
                self.meter.rejection("fact")

    def _messages(self, words: UserWords, facts: list[Fact]) -> list[ChatMessage]:
        """The latest of the earlier messages first in importance: the oldest are left out where there is no room."""
        message, listed = neutral(words.messages[-1]), "\n".join(map(_described, facts)) or "（没有）"
        fixed = self._rendered("", message, listed)
        room = self.prompt_tokens - sum(estimate_tokens(each.text) for each in fixed)
        earlier = [neutral(text) for text in words.messages[-2::-1]]
        kept = earlier[: within_budget(earlier, room)]
        return self._rendered("\n".join(reversed(kept)), message, listed)

    def _rendered(self, turns: str, message: str, facts: str) -> list[ChatMessage]:
        given = {"boundary": new_boundary(), "turns": turns or "（没有）", "message": message, "facts": facts}
        return self.template.render(given)


def _described(fact: Fact) -> str:
    options = "、".join(f"{option.id}＝{option.label}" for option in fact.options)
    return f"{fact.id}：{fact.name}" + (f"（{options}）" if options else "")
