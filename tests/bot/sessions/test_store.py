"""The conversation store, on real databases."""

import sqlite3
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.sessions import ConversationStore, StaleConversationError, StoredConversation, StoredMessage, TurnRecord
from bot.sessions.schema import SCHEMA_VERSION, feedback
from policy_corpus.errors import NotFoundError, SettingsError, StoreError
from tests.bot.auditing import an_entry


def turn(conversation_id: str, after: StoredConversation | None = None, text: str = "院士站补多少？") -> TurnRecord:
    return TurnRecord(
        conversation_id=conversation_id,
        after=after,
        state='{"turns": []}',
        question=StoredMessage(fresh_id(), "user", text, "{}"),
        answer=StoredMessage(fresh_id(), "assistant", "最高20万元。", '{"status": "answered"}'),
        audit=an_entry(question=text),
    )


def fresh_id() -> str:
    return uuid.uuid4().hex


def test_what_is_recorded_is_read_back_in_order(store: ConversationStore) -> None:
    name = fresh_id()
    store.record(turn(name, text="第一问 😀 "))
    store.record(turn(name, store.load(name), text="第二问"))
    messages = store.messages(name)
    assert [message.content for message in messages] == ["第一问 😀 ", "最高20万元。", "第二问", "最高20万元。"]
    assert [message.role for message in messages] == ["user", "assistant"] * 2
    assert store.load(name) == StoredConversation(name, 2, '{"turns": []}')
    assert messages[0].created_at is not None
    assert messages[0].created_at.utcoffset() is not None


def test_another_store_sees_the_turn_as_soon_as_record_returns(store: ConversationStore, url: str) -> None:
    name = fresh_id()
    store.record(turn(name))
    other = ConversationStore.open(url)
    assert len(other.messages(name)) == 2
    other.close()


def test_unknown_conversations_are_not_found(store: ConversationStore) -> None:
    for use in (store.load, store.messages, store.delete):
        with pytest.raises(NotFoundError, match="没有编号为") as raised:
            use("c_nowhere")
        assert raised.value.field == "conversation_id"


def test_a_turn_on_a_stale_conversation_writes_nothing(store: ConversationStore) -> None:
    name = fresh_id()
    store.record(turn(name))
    before = store.load(name)
    store.record(turn(name, before, text="先到的"))
    with pytest.raises(StaleConversationError):
        store.record(turn(name, before, text="后到的"))
    assert "后到的" not in [message.content for message in store.messages(name)]
    assert store.load(name).version == 2


def test_a_first_turn_under_a_taken_id_writes_nothing(store: ConversationStore) -> None:
    name = fresh_id()
    store.record(turn(name))
    with pytest.raises(StaleConversationError):
        store.record(turn(name))
    assert len(store.messages(name)) == 2


def test_deletion_takes_the_messages_along(store: ConversationStore) -> None:
    name, other = fresh_id(), fresh_id()
    store.record(turn(name))
    store.record(turn(other))
    store.delete(name)
    with pytest.raises(NotFoundError):
        store.messages(name)
    assert len(store.messages(other)) == 2


def test_many_threads_lose_nothing(store: ConversationStore) -> None:
    names = [fresh_id() for _ in range(4)]
    failures: list[Exception] = []

    def talk(name: str) -> None:
        try:
            store.record(turn(name))
            for _ in range(9):
                store.record(turn(name, store.load(name)))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=talk, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert [len(store.messages(name)) for name in names] == [20] * 4


def test_processes_that_open_a_fresh_database_together_agree(tmp_path: Path) -> None:
    code = "import sys; from bot.sessions import ConversationStore; ConversationStore.open(sys.argv[1]).ping()"
    command = [sys.executable, "-c", code, f"sqlite:///{tmp_path / 'new.db'}"]
    processes = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0]


def test_a_killed_process_leaves_whole_turns(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'killed.db'}"
    code = """
import sys
from bot.sessions import ConversationStore
from tests.bot.sessions.test_store import turn
store = ConversationStore.open(sys.argv[1])
store.record(turn("c_1"))
while True:
    store.record(turn("c_1", store.load("c_1")))
    print("recorded", flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    recorded = [process.stdout.readline() for _ in range(5)]
    process.kill()
    acknowledged = len(recorded) + len(process.stdout.readlines())
    process.wait()
    process.stdout.close()
    store = ConversationStore.open(url)
    version = store.load("c_1").version
    assert version >= acknowledged + 1
    assert len(store.messages("c_1")) == 2 * version
    store.close()


def test_sqlite_is_set_to_survive_a_power_cut(tmp_path: Path) -> None:
    store = ConversationStore.open(f"sqlite:///{tmp_path / 'c.db'}")
    with store._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_newer_versions_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    ConversationStore.open(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE store_version SET version = ?", (SCHEMA_VERSION + 1,))
    connection.close()
    with pytest.raises(StoreError, match=f"第 {SCHEMA_VERSION + 1} 版"):
        ConversationStore.open(f"sqlite:///{file}")


def test_a_first_versions_database_is_taken_over(store: ConversationStore, url: str) -> None:
    name = fresh_id()
    store.record(turn(name))
    with store._engine.begin() as connection:
        for added in ("audit", "feedback"):
            connection.exec_driver_sql(f"DROP TABLE {added}")
        connection.exec_driver_sql("UPDATE store_version SET version = 1")
    newer = ConversationStore.open(url)
    newer.rate(newer.messages(name)[1].id, "up", "")
    newer.close()


def test_the_last_rating_of_an_answer_counts(store: ConversationStore) -> None:
    name = fresh_id()
    store.record(turn(name))
    question, answer = store.messages(name)
    store.rate(answer.id, "down", "看不懂")
    store.rate(answer.id, "up", "")
    with store._engine.connect() as connection:
        rows = connection.execute(select(feedback).where(feedback.c.message_id == answer.id)).all()
    assert [(row.rating, row.reason) for row in rows] == [("up", "")]
    for unknown in (question.id, fresh_id()):
        with pytest.raises(NotFoundError, match="没有编号为"):
            store.rate(unknown, "up", "")


def test_a_corrupt_file_is_reported_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    file.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match=r"broken\.db 不能读写") as raised:
        ConversationStore.open(f"sqlite:///{file}")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("url", ["not an address", "oracle-of-delphi://x", "sqlite:////proc/none/x.db"])
def test_an_address_that_cannot_be_used_is_a_settings_error(url: str) -> None:
    with pytest.raises(SettingsError, match="POLICY_ASSISTANT_DATABASE_URL"):
        ConversationStore.open(url)


def test_a_password_is_never_shown() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as raised:
        ConversationStore.open("postgresql://user:geheim@127.0.0.1:1/x")
    assert "geheim" not in str(raised.value)
