"""One turn of a conversation, for every door: check, remember, answer, store, reply."""

import logging
import re
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from bot.clerk import Clerk
from bot.conversation import ConversationState
from bot.listening import SILENCE, Listener, Told
from bot.named_locks import NamedLocks
from bot.origin import keep_out_of_the_log
from bot.profile import validate_profile
from bot.replays import Replays
from bot.reply import Reply
from bot.request import MAX_MESSAGE, ChatRequest, Feedback, is_readable
from bot.sessions import (
    AuditEntry,
    ConversationStore,
    StaleConversationError,
    StoredConversation,
    StoredMessage,
    TurnRecord,
)
from bot.sessions.store import unknown_conversation
from policy_corpus.errors import InputError, StoreError
from policy_corpus.measures.facts import load_facts

log = logging.getLogger(__name__)

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ATTEMPTS = 3


class Answerer(Protocol):
    """The answer flow, as this service needs it."""

    def answer(
        self, request: ChatRequest, state: ConversationState | None, listener: Listener = ...
    ) -> tuple[Reply, ConversationState]:
        """Answer one message, given what the conversation has come to so far; `listener` hears how it goes.

        The listener may be told pieces of the text that `Reply.answer` begins with, and only such.
        """


AnswererT_co = TypeVar("AnswererT_co", bound=Answerer, covariant=True)


class ChatService(Generic[AnswererT_co]):
    """Conversations that survive a restart; safe to call from several threads."""

    def __init__(self, assistant: AnswererT_co, store: ConversationStore, clerk: Clerk | None = None) -> None:
        self.assistant = assistant
        self.answerer: Answerer = assistant  # or several processes that answer as it does
        self.store = store
        self.clerk = clerk or Clerk()
        self._locks = NamedLocks()
        self._replays = Replays(lambda request, state: self.answerer.answer(request, state)[1])

    def check(self, request: ChatRequest) -> None:
        """Raise InputError or NotFoundError for what is wrong with the request itself, before a door begins a reply."""
        request = self._checked(request)
        if request.conversation_id is not None:
            self.store.load(request.conversation_id)

    def chat(self, request: ChatRequest, listener: Listener = SILENCE) -> Reply:
        """Answer `request`; the turn is durable before this returns, and `listener` has heard the whole answer.

        Raises InputError for a message that cannot be read, NotFoundError for an unknown conversation and
        StoreError where the turn could not be written.
        """
        told = Told(listener)
        reply = self._answer(self._checked(request), told)
        told.rest(reply.answer)
        return reply

    def converse(self, earlier: Sequence[str], request: ChatRequest, listener: Listener = SILENCE) -> Reply:
        """Answer `request` in a conversation that the asker keeps: `earlier` are the questions before it, in order.

        Only this turn is stored, as a conversation of its own. Errors are those of `chat`; of the earlier questions,
        those that could not be asked are passed over.
        """
        request, told = self._checked(request.model_copy(update={"conversation_id": None})), Told(listener)
        asked = [self.clerk.cover(text) for text in map(str.strip, earlier) if _is_question(text)]
        for text in asked:
            keep_out_of_the_log(text)
        reply, state = self._turn(request, new_id("c"), self._replays.after(request.as_of, asked), None, told)
        if not request.profile:
            self._replays.keep(request.as_of, [*asked, request.message], state)
        told.rest(reply.answer)
        return reply

    def forget(self, conversation_id: str) -> None:
        """Delete a conversation with all its messages; NotFoundError for an unknown one."""
        with self._locks.holding(check_conversation_id(conversation_id)):
            self.store.delete(conversation_id)
        self._replays.clear()

    def rate(self, feedback: Feedback) -> None:
        """Keep what somebody thinks of an answer; NotFoundError for an unknown one."""
        self.store.rate(feedback.message_id, feedback.rating, self.clerk.cover(feedback.reason))
        self.clerk.count_rating(feedback.rating)

    def find_reply(self, conversation_id: str, message_id: str) -> Reply:
        """An earlier reply; NotFoundError where the conversation or the reply is gone, or cannot be read any more."""
        for message in self.store.messages(check_conversation_id(conversation_id), only=message_id):
            if message.role == "assistant":
                with suppress(ValidationError):
                    return Reply.model_validate_json(message.payload)
        raise unknown_conversation(conversation_id)

    def profile(self, conversation_id: str) -> dict[str, Any]:
        """The facts that the asker gave in a conversation; NotFoundError for an unknown one."""
        state = _recall(self.store.load(check_conversation_id(conversation_id)))
        return dict(state.profile) if state else {}

    def forget_fact(self, conversation_id: str, fact: str) -> None:
        """Take a fact out of what a conversation knows of the asker; NotFoundError for an unknown conversation."""
        with self._locks.holding(check_conversation_id(conversation_id)):
            for _ in range(_ATTEMPTS):
                before = self.store.load(conversation_id)
                state = _recall(before) or ConversationState()
                kept = {name: value for name, value in state.profile.items() if name != fact}
                with suppress(StaleConversationError):
                    return self.store.revise(before, state.model_copy(update={"profile": kept}).model_dump_json())
        raise StoreError("这个对话同时在别处进行，这一项没有删去：请稍后再试。")

    def _checked(self, request: ChatRequest) -> ChatRequest:
        keep_out_of_the_log(request.message)
        message = self.clerk.cover(check_text(request.message, "message"))
        keep_out_of_the_log(message)
        update: dict[str, Any] = {"message": message, "profile": check_profile(request)}
        if request.conversation_id is not None:
            update["conversation_id"] = check_conversation_id(request.conversation_id)
        return request.model_copy(update=update)

    def _answer(self, request: ChatRequest, told: Told) -> Reply:
        name = request.conversation_id
        if name is None:
            return self._turn(request, new_id("c"), None, None, told)[0]
        with self._locks.holding(name):
            for _ in range(_ATTEMPTS):
                before = self.store.load(name)
                try:
                    return self._turn(request, name, _recall(before), before, told)[0]
                except StaleConversationError:
                    log.info("conversation %s moved on elsewhere; answering again", name)
                    if told.said:
                        break  # another answer cannot take back what was told of this one
        raise StoreError("这个对话同时在别处进行，这一次没有回答：请稍后再问。")

    def _turn(
        self,
        request: ChatRequest,
        conversation_id: str,
        state: ConversationState | None,
        before: StoredConversation | None,
        told: Told,
    ) -> tuple[Reply, ConversationState]:
        request = request.model_copy(update={"conversation_id": conversation_id})
        reply, state = self.answerer.answer(request, state, told)
        reply = reply.model_copy(update={"conversation_id": conversation_id, "message_id": new_id("m")})
        started = time.perf_counter()
        self.store.record(_turn_record(request, reply, state, before, self.clerk.entry(request, reply)))
        timings = {**reply.timings_ms, "store": round((time.perf_counter() - started) * 1e3, 3)}
        reply = reply.model_copy(update={"timings_ms": timings})
        self.clerk.count_reply(reply)
        return reply, state


def check_text(text: str, field: str) -> str:
    """The text without white space around it; InputError where it is empty, too long or not text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise InputError("问题是空的，请写下要问的事。", field=field)
    if len(text) > MAX_MESSAGE:
        raise InputError(f"问题有 {len(text)} 个字符，最多 {MAX_MESSAGE} 个：请缩短，或分几次问。", field=field)
    if not is_readable(text):
        raise InputError("问题里有控制字符或残缺的字符，请删去后再问。", field=field)
    return text


def _is_question(text: str) -> bool:
    return 0 < len(text) <= MAX_MESSAGE and is_readable(text)


def check_profile(request: ChatRequest) -> dict[str, Any]:
    """The profile in the form that conversations keep; None takes a fact back. InputError names what cannot be used."""
    try:
        request.model_dump_json(include={"profile"})
    except PydanticSerializationError:
        raise InputError("企业情况里有残缺的字符，请改正后再问。", field="profile") from None
    facts = load_facts()
    taken_back = {name: None for name in facts if request.profile.get(name, name) is None}
    return taken_back | validate_profile(request.profile, facts)


def check_conversation_id(conversation_id: str) -> str:
    """The id, if it can be one at all; otherwise NotFoundError without troubling the database."""
    if not _ID.fullmatch(conversation_id):
        raise unknown_conversation(conversation_id.encode(errors="replace").decode())
    return conversation_id


def new_id(kind: str) -> str:
    """A fresh id that cannot be guessed, such as `c_3f2a…`."""
    return f"{kind}_{uuid.uuid4().hex}"


def _recall(conversation: StoredConversation | None) -> ConversationState | None:
    if conversation is None:
        return None
    try:
        return ConversationState.model_validate_json(conversation.state)
    except ValidationError:
        # Written by another version of the program: going on without memory beats refusing to talk.
        log.warning("conversation %s: its memory cannot be read, starting afresh", conversation.id)
        return None


def _turn_record(
    request: ChatRequest,
    reply: Reply,
    state: ConversationState,
    before: StoredConversation | None,
    audit: AuditEntry,
) -> TurnRecord:
    return TurnRecord(
        conversation_id=reply.conversation_id,
        after=before,
        state=state.model_dump_json(),
        question=StoredMessage(new_id("m"), "user", request.message, request.model_dump_json()),
        answer=StoredMessage(reply.message_id, "assistant", reply.answer, reply.model_dump_json(by_alias=True)),
        audit=audit,
    )
