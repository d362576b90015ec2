"""The chat service: a turn is checked, remembered, and stored before it is shown."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.chat import ChatService
from bot.clerk import Clerk
from bot.conversation import ConversationState
from bot.listening import SILENCE, Listener
from bot.reply import Reply
from bot.request import ChatRequest
from bot.sessions import ConversationStore, StoredMessage, TurnRecord
from policy_corpus.errors import InputError, NotFoundError, StoreError
from tests.bot.auditing import an_entry
from tests.bot.conftest import ScriptedAssistant, plain_reply

Service = ChatService[ScriptedAssistant]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    opened = ConversationStore.open(f"sqlite:///{tmp_path / 'c.db'}")
    yield opened
    opened.close()


@pytest.fixture
def service(assistant: ScriptedAssistant, store: ConversationStore) -> Service:
    return ChatService(assistant, store)


def ask(
    service: Service, message: str, conversation_id: str | None = None, profile: dict[str, Any] | None = None
) -> Reply:
    """Ask without the model's own checks, as a careless door might."""
    request = ChatRequest.model_construct(
        message=message, conversation_id=conversation_id, as_of=None, profile=profile or {}
    )
    return service.chat(request)


def test_a_reply_is_stored_with_its_question(service: Service) -> None:
    reply = ask(service, " 院士站补多少？\n")
    question, answer = service.store.messages(reply.conversation_id)
    assert (question.role, question.content) == ("user", "院士站补多少？")
    assert (answer.id, answer.content) == (reply.message_id, reply.answer)
    assert Reply.model_validate_json(answer.payload).answer == reply.answer


def test_a_follow_up_gets_what_the_conversation_remembers(service: Service) -> None:
    first = ask(service, "我在自贸片区", profile={"district": "zimao"})
    second = ask(service, "能拿多少？", first.conversation_id)
    assert second.conversation_id == first.conversation_id
    state = service.assistant.seen[1][1]
    assert state is not None
    assert state.profile == {"district": "zimao"}
    assert len(service.store.messages(first.conversation_id)) == 4


def test_a_restarted_service_goes_on_with_the_conversation(service: Service, assistant: ScriptedAssistant) -> None:
    first = ask(service, "我在自贸片区", profile={"district": "zimao"})
    ask(ChatService(assistant, service.store), "能拿多少？", first.conversation_id)
    assert assistant.seen[1][1] == ConversationState(profile={"district": "zimao"})


def test_memory_of_another_version_is_dropped_and_the_talk_goes_on(service: Service, store: ConversationStore) -> None:
    question, answer = StoredMessage("q", "user", "问", "{}"), StoredMessage("a", "assistant", "答", "{}")
    store.record(TurnRecord("c_old", None, '{"from": "the future"}', question, answer, an_entry()))
    assert ask(service, "还在吗？", "c_old").conversation_id == "c_old"
    assert service.assistant.seen[0][1] is None


@pytest.mark.parametrize(
    ("message", "complaint"),
    [
        ("", "空的"),
        (" \n\t　", "空的"),
        ("问" * 2001, "2001 个字符"),
        ("院士站\x00补多少", "控制字符"),
        ("院士站\x1b[31m", "控制字符"),
        ("院士站\x85补多少", "控制字符"),
        ("半个\ud83d字符", "残缺的字符"),
    ],
)
def test_a_message_that_cannot_be_read_is_refused(service: Service, message: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as raised:
        ask(service, message)
    assert raised.value.field == "message"
    assert not service.assistant.seen


@pytest.mark.parametrize("message", ["问" * 2000, f"\r\n  {'问' * 2000}  \r\n", "第一行\r\n第二行\t😀"])
def test_a_message_at_the_limit_is_answered(service: Service, message: str) -> None:
    assert ask(service, message).status == "answered"


def test_half_a_character_in_the_profile_is_refused(service: Service) -> None:
    with pytest.raises(InputError, match="残缺的字符") as raised:
        ask(service, "能拿多少？", profile={"district": "\ud83d"})
    assert raised.value.field == "profile"


@pytest.mark.parametrize("profile", [{"nonsense": 1}, {"rd_this_year": "很多"}, {"district": {"any_of": []}}])
def test_a_fact_that_cannot_be_used_is_refused_whatever_is_asked(service: Service, profile: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        ask(service, "第7条说了什么？", profile=profile)
    assert not service.assistant.seen


def test_facts_are_kept_by_their_ids_and_null_takes_one_back(service: Service) -> None:
    ask(service, "能拿多少？", profile={"district": "zimao", "rd_this_year": "1200万元", "startup": None})
    profile = service.assistant.seen[0][0].profile
    assert profile == {"district": "zimao", "rd_this_year": 12_000_000, "startup": None}


def test_an_answer_of_which_something_was_told_is_not_made_anew(
    service: Service, assistant: ScriptedAssistant, store: ConversationStore
) -> None:
    name = ask(service, "第一问").conversation_id
    elsewhere = ChatService(ScriptedAssistant(assistant.corpus, assistant.retriever), store)

    class Talkative(ScriptedAssistant):
        def answer(
            self, request: ChatRequest, state: ConversationState | None, listener: Listener = SILENCE
        ) -> tuple[Reply, ConversationState]:
            ask(elsewhere, "插一句", name)
            listener.text("问：")
            return super().answer(request, state)

    talkative = ChatService(Talkative(assistant.corpus, assistant.retriever), store)
    with pytest.raises(StoreError, match="同时在别处"):
        ask(talkative, "第二问", name)
    assert len(talkative.assistant.seen) == 1


@pytest.mark.parametrize("name", ["c_nowhere", "", "c' OR 1=1 --", "\x00", "\ud83d", "x" * 5000])
def test_an_unknown_conversation_is_not_found(service: Service, name: str) -> None:
    with pytest.raises(NotFoundError, match="没有编号为") as raised:
        ask(service, "还在吗？", name)
    str(raised.value).encode()
    assert not service.assistant.seen


def test_no_reply_is_given_that_was_not_stored(service: Service, tmp_path: Path) -> None:
    first = ask(service, "第一问")

    def break_the_store(request: ChatRequest, _state: ConversationState | None) -> Reply:
        for file in tmp_path.glob("c.db*"):
            file.write_bytes(b"broken" * 2000)
        return plain_reply(request)

    service.assistant.script = break_the_store
    with pytest.raises(StoreError, match="没有回答"):
        ask(service, "第二问", first.conversation_id)


def test_a_turn_added_elsewhere_meanwhile_is_taken_into_account(
    service: Service, assistant: ScriptedAssistant, store: ConversationStore
) -> None:
    first = ask(service, "我在自贸片区", profile={"district": "zimao"})
    elsewhere = ChatService(ScriptedAssistant(assistant.corpus, assistant.retriever), store)

    def interfere_once(request: ChatRequest, _state: ConversationState | None) -> Reply:
        assistant.script = plain_reply
        ask(elsewhere, "不对，是高新区", first.conversation_id, profile={"district": "gaoxin"})
        return plain_reply(request)

    assistant.script = interfere_once
    ask(service, "能拿多少？", first.conversation_id)
    state = assistant.seen[-1][1]
    assert state is not None
    assert state.profile == {"district": "gaoxin"}
    contents = [message.content for message in store.messages(first.conversation_id)]
    assert contents[::2] == ["我在自贸片区", "不对，是高新区", "能拿多少？"]


def test_messages_to_one_conversation_are_answered_one_after_another(service: Service) -> None:
    name = ask(service, "第一问").conversation_id
    at_work, most = 0, 0
    guard = threading.Lock()

    def count(request: ChatRequest, _state: ConversationState | None) -> Reply:
        nonlocal at_work, most
        with guard:
            at_work += 1
            most = max(most, at_work)
        threading.Event().wait(0.01)
        with guard:
            at_work -= 1
        return plain_reply(request)

    service.assistant.script = count
    threads = [threading.Thread(target=ask, args=(service, f"第{n}问", name)) for n in range(2, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert len(service.store.messages(name)) == 14
    assert not service._locks._locks


def test_a_forgotten_conversation_is_gone(service: Service) -> None:
    name = ask(service, "第一问").conversation_id
    service.forget(name)
    with pytest.raises(NotFoundError):
        ask(service, "还在吗？", name)


def test_personal_numbers_reach_neither_the_flow_nor_the_disk(service: Service) -> None:
    reply = ask(service, "我是13812345678，院士站补多少？")
    assert service.assistant.seen[0][0].message == "我是***，院士站补多少？"
    assert "13812345678" not in repr(service.store.messages(reply.conversation_id))


def test_masking_can_be_switched_off(assistant: ScriptedAssistant, store: ConversationStore) -> None:
    ask(ChatService(assistant, store, Clerk(masking=False)), "我是13812345678")
    assert assistant.seen[0][0].message == "我是13812345678"
