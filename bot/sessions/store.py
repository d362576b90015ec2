"""The store: a turn is on disk, whole, before anybody sees its reply."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from typing import Self

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.sessions.audit import PAGE, blank, has_answer, purge_before, read_page, write_entry
from bot.sessions.engine import open_engine, overwrite_log, prepare
from bot.sessions.records import (
    AuditRecord,
    AuditSelection,
    Purged,
    Rating,
    StaleConversationError,
    StoredConversation,
    StoredMessage,
    TurnRecord,
)
from bot.sessions.schema import conversations, feedback, messages, versions
from policy_corpus.errors import NotFoundError, StoreError

log = logging.getLogger(__name__)

# What every turn executes, made once: building a statement takes longer than looking up how it is compiled.
_LOAD = select(conversations.c.id, conversations.c.version, conversations.c.state).where(
    conversations.c.id == bindparam("wanted")
)
_OPEN, _ADD = insert(conversations), insert(messages)
_CLAIM = update(conversations).where(
    conversations.c.id == bindparam("claimed"), conversations.c.version == bindparam("loaded")
)


class ConversationStore:
    """Conversations, their messages and memory. Safe to use from several threads and processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database at a SQLAlchemy `url`, creating its tables at first use."""
        store = cls(open_engine(url))
        with store._translated():
            prepare(store._engine)
        return store

    def load(self, conversation_id: str) -> StoredConversation:
        """The conversation, or NotFoundError."""
        with self._transaction() as connection:
            row = connection.execute(_LOAD, {"wanted": conversation_id}).one_or_none()
        if row is None:
            raise unknown_conversation(conversation_id)
        return StoredConversation(id=row.id, version=row.version, state=row.state)

    def record(self, turn: TurnRecord) -> None:
        """Write both messages and the new memory in one transaction, durable on return.

        Raises StaleConversationError where the conversation has moved on since `turn.after` was loaded.
        """
        now = datetime.now(UTC)
        with self._transaction() as connection:
            version = _advance(connection, turn, now)
            rows = [
                _row(turn.conversation_id, 2 * version + offset, message, now)
                for offset, message in enumerate((turn.question, turn.answer))
            ]
            connection.execute(_ADD, rows)
            write_entry(connection, turn, now)

    def audit(self, selection: AuditSelection) -> Iterator[AuditRecord]:
        """The audit record of every answer selected, the oldest first; read in pages, whoever takes how long."""
        page: list[AuditRecord] = []
        while not page or len(page) == PAGE:
            with self._transaction() as connection:
                page = read_page(connection, selection, page[-1] if page else None)
            yield from page
            if not page:
                return

    def revise(self, conversation: StoredConversation, state: str) -> None:
        """Replace a conversation's memory between two turns; StaleConversationError where it has moved on."""
        with self._transaction() as connection:
            _claim(connection, conversation, state, datetime.now(UTC))

    def messages(self, conversation_id: str, only: str | None = None) -> list[StoredMessage]:
        """The messages of a conversation in order, or `only` the one of that id; NotFoundError for an unknown one."""
        self.load(conversation_id)
        columns = select(messages).where(messages.c.conversation_id == conversation_id).order_by(messages.c.ordinal)
        if only is not None:
            columns = columns.where(messages.c.id == only)
        with self._transaction() as connection:
            return [
                StoredMessage(row.id, row.role, row.content, row.payload, row.created_at)
                for row in connection.execute(columns)
            ]

    def rate(self, message_id: str, rating: Rating, reason: str) -> None:
        """Keep what somebody thinks of an answer; what was said before goes. NotFoundError for an unknown one."""
        said = {"rating": rating, "reason": reason, "created_at": datetime.now(UTC)}
        with self._transaction() as connection:
            # The engine has imported its own dialect; the other one is slow to import.
            dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
            upsert = dialect.insert(feedback).values(message_id=message_id, **said)
            # Written before it is looked for: SQLite then lets nobody delete the answer meanwhile.
            connection.execute(upsert.on_conflict_do_update(index_elements=["message_id"], set_=said))
            if not has_answer(connection, message_id):
                raise NotFoundError(f"没有编号为 {message_id[:64]} 的回答：它可能已被删除。", "message_id")

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation with all that was written in it; NotFoundError for an unknown one."""
        with self._transaction() as connection:
            # Its lock keeps another process from adding a turn or a rating meanwhile.
            lock = select(conversations.c.id).where(conversations.c.id == conversation_id).with_for_update()
            connection.execute(lock)
            blank(connection, conversation_id)
            found = connection.execute(delete(conversations).where(conversations.c.id == conversation_id)).rowcount
        if not found:
            raise unknown_conversation(conversation_id)
        self._overwrite()

    def purge(self, conversations_before: datetime | None, answers_before: datetime | None) -> Purged:
        """Delete conversations untouched since one moment, and the audit record from before another; None keeps all."""
        talks = answers = 0
        with self._transaction() as connection:
            if conversations_before is not None:
                old = delete(conversations).where(conversations.c.updated_at < conversations_before)
                talks = connection.execute(old).rowcount
            if answers_before is not None:
                answers = purge_before(connection, answers_before)
        self._overwrite()
        return Purged(talks, answers)

    def ping(self) -> None:
        """Raise StoreError where the database does not answer."""
        with self._transaction() as connection:
            connection.execute(select(versions.c.version))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _overwrite(self) -> None:
        """Let no deleted text linger in SQLite's log of changes; where others are busy, the next purge does it."""
        if self._engine.dialect.name == "sqlite":
            with self._translated(), self._engine.connect() as connection:
                overwrite_log(connection)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            address = self._engine.url.render_as_string(hide_password=True)
            log.error("conversation store failed: %s: %s", address, error)
            raise StoreError(
                f"对话数据库 {address} 不能读写：请检查它是否在运行、文件夹权限和磁盘空间；"
                "文件损坏时请移走后重启。这一次的问题没有回答，请稍后再问。"
            ) from error


def unknown_conversation(conversation_id: str) -> NotFoundError:
    """The error for a conversation id that the store does not know."""
    return NotFoundError(
        f"没有编号为 {conversation_id[:64]} 的对话：它可能已被删除。请不带 conversation_id 重新提问。",
        "conversation_id",
    )


def _advance(connection: Connection, turn: TurnRecord, now: datetime) -> int:
    """Claim the conversation's next turn and return its number, counted from 0."""
    if turn.after is None:
        fresh = {"id": turn.conversation_id, "version": 1, "state": turn.state, "created_at": now, "updated_at": now}
        try:
            connection.execute(_OPEN, fresh)
        except IntegrityError:
            raise StaleConversationError(turn.conversation_id) from None
        return 0
    _claim(connection, turn.after, turn.state, now)
    return turn.after.version


def _claim(connection: Connection, before: StoredConversation, state: str, now: datetime) -> None:
    """Move a conversation on from `before`, unless somebody else has."""
    fresh = {"version": before.version + 1, "state": state, "updated_at": now}
    claimed = connection.execute(_CLAIM, {"claimed": before.id, "loaded": before.version, **fresh})
    if claimed.rowcount != 1:
        raise StaleConversationError(before.id)


def _row(conversation_id: str, ordinal: int, message: StoredMessage, now: datetime) -> dict[str, object]:
    return {
        "id": message.id,
        "conversation_id": conversation_id,
        "ordinal": ordinal,
        "role": message.role,
        "content": message.content,
        "payload": message.payload,
        "created_at": now,
    }
