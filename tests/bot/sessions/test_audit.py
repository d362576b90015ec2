"""The audit record and its end, on real databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.sessions import AuditRecord, AuditSelection, ConversationStore, Purged, audit
from policy_corpus.errors import NotFoundError, StoreError
from tests.bot.auditing import an_entry
from tests.bot.sessions.test_store import fresh_id, turn


@pytest.fixture
def since() -> AuditSelection:
    """What is recorded from now on: the PostgreSQL server outlives a test."""
    return AuditSelection(since=datetime.now(UTC))


def only(store: ConversationStore, selection: AuditSelection) -> AuditRecord:
    (record,) = store.audit(selection)
    return record


def test_a_turn_is_on_the_record_with_its_feedback(store: ConversationStore, since: AuditSelection) -> None:
    name = fresh_id()
    store.record(turn(name))
    message_id = store.messages(name)[1].id
    record = only(store, since)
    assert (record.message_id, record.conversation_id, record.entry) == (message_id, name, an_entry())
    assert (record.rating, record.reason) == (None, None)
    store.rate(message_id, "down", "没说清楚")
    record = only(store, since)
    assert (record.rating, record.reason) == ("down", "没说清楚")


def test_a_turn_that_fails_leaves_no_record(store: ConversationStore, since: AuditSelection) -> None:
    name = fresh_id()
    store.record(turn(name))
    failing = turn(name, store.load(name))
    with pytest.raises(StoreError):
        store.record(replace(failing, answer=replace(failing.answer, id=failing.question.id)))
    assert only(store, since).conversation_id == name


def test_a_selection_is_read_in_pages_and_in_order(
    store: ConversationStore, since: AuditSelection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "PAGE", 2)
    monkeypatch.setattr("bot.sessions.store.PAGE", 2)
    names = [fresh_id() for _ in range(5)]
    for at, name in enumerate(names):
        status = "answered" if at % 2 else "not_found"
        store.record(replace(turn(name), audit=an_entry(status)))
    assert [record.conversation_id for record in store.audit(since)] == names
    refused = replace(since, status="not_found")
    assert [record.conversation_id for record in store.audit(refused)] == names[::2]
    assert list(store.audit(AuditSelection(until=since.since, status="none"))) == []


def test_deleting_a_conversation_blanks_what_people_wrote(store: ConversationStore, since: AuditSelection) -> None:
    name = fresh_id()
    store.record(turn(name))
    message_id = store.messages(name)[1].id
    store.rate(message_id, "down", "没说清楚")
    store.delete(name)
    record = only(store, since)
    assert (record.entry.question, record.reason) == ("", "")
    assert (record.entry.clause_ids, record.rating) == (an_entry().clause_ids, "down")
    with pytest.raises(NotFoundError):
        store.rate(message_id, "up", "")


def test_a_deleted_conversation_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    store = ConversationStore.open(f"sqlite:///{tmp_path / 'c.db'}")
    store.record(turn("c_1", text="一个很特别的问题"))
    store.delete("c_1")
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    store.close()
    assert "很特别".encode() not in held


def test_what_is_old_is_purged_and_the_rest_stays(tmp_path: Path) -> None:
    store = ConversationStore.open(f"sqlite:///{tmp_path / 'c.db'}")
    store.record(turn("c_old"))
    store.rate(store.messages("c_old")[1].id, "up", "")
    between = datetime.now(UTC)
    store.record(turn("c_new"))
    assert store.purge(None, None) == Purged(0, 0)
    assert store.purge(between - timedelta(days=1), between - timedelta(days=1)) == Purged(0, 0)
    assert store.purge(between, between) == Purged(1, 1)
    assert len(store.messages("c_new")) == 2
    assert only(store, AuditSelection()).conversation_id == "c_new"
    with pytest.raises(NotFoundError):
        store.messages("c_old")
    store.close()
