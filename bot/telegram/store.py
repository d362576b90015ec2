"""The inbox and outbox: an update is on disk before Telegram hears so, an answer before its first message is sent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, delete, event, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.sessions.engine import create_tables, open_engine
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Answer, Answered, Memory, Person, Recorded
from bot.telegram.schema import chats, metadata, outbox, updates
from policy_corpus.errors import StoreError

# Telegram forgets an update after a day; buttons are answered for as long as this.
_KEPT_FOR = timedelta(days=90)
_TICK_TIMEOUT_MS = 100


class TelegramStore:
    """The tables for one bot. Safe to use from several threads."""

    def __init__(self, engine: Engine, bot_id: int) -> None:
        self._engine, self._bot_id = engine, bot_id
        self._ticking = open_engine(engine.url)
        if engine.dialect.name == "sqlite":
            event.listen(self._ticking, "connect", _tick_quickly)

    @classmethod
    def open(cls, url: str, bot_id: int) -> Self:
        """Open the database at a SQLAlchemy `url`, creating the tables at first use."""
        store = cls(open_engine(url), bot_id)
        with store._transaction() as connection:
            create_tables(connection, metadata)
        return store

    def purge(self, kept_for: timedelta = _KEPT_FOR) -> None:
        """Forget the updates that were answered too long ago for anybody to come back to them."""
        too_old = (updates.c.recorded_at < datetime.now(UTC) - kept_for) & (updates.c.state == "done")
        with self._transaction() as connection:
            connection.execute(delete(updates).where(too_old, self._own))

    def record(self, update: Recorded) -> bool:
        """Write an update down, durable on return; False for one that is there already."""
        row = {"bot_id": self._bot_id, "state": "recorded", "recorded_at": datetime.now(UTC), **asdict(update)}
        try:
            with self._transaction() as connection:
                known = select(updates.c.id).where(updates.c.update_id == update.update_id, self._own)
                if connection.execute(known).first():
                    return False
                connection.execute(insert(updates).values(row))
                return True
        except IntegrityError:
            return False  # another process wrote it in between

    def unfinished(self) -> list[str]:
        """The updates that were recorded and not answered to the end, in the order they came."""
        rows = select(updates.c.payload).where(self._own, updates.c.state != "done").order_by(updates.c.id)
        with self._transaction() as connection:
            return [row.payload for row in connection.execute(rows)]

    def key_of(self, update_id: int) -> int:
        """The key of a recorded update."""
        key = select(updates.c.id).where(updates.c.update_id == update_id, self._own)
        with self._transaction() as connection:
            return int(connection.execute(key).scalar_one())

    def is_repeated(self, key: int) -> bool:
        """Whether an earlier update brought the same message with the same text."""
        this, other = updates.alias(), updates.alias()
        same = (this.c.chat_id == other.c.chat_id) & (this.c.message_id == other.c.message_id)
        same &= (this.c.bot_id == other.c.bot_id) & (this.c.digest == other.c.digest) & (other.c.id < this.c.id)
        with self._transaction() as connection:
            return connection.execute(select(other.c.id).where(this.c.id == key, same)).first() is not None

    def unsent(self, key: int) -> dict[int, Outgoing] | None:
        """The messages of the answer that are not ticked off, by ordinal; None where there is no answer yet."""
        rows = select(outbox.c.ordinal, outbox.c.payload).where(outbox.c.update_key == key).order_by(outbox.c.ordinal)
        with self._transaction() as connection:
            if connection.scalar(select(updates.c.state).where(updates.c.id == key)) == "recorded":
                return None
            return {row.ordinal: Outgoing.model_validate_json(row.payload) for row in connection.execute(rows)}

    def answer(self, key: int, messages: Sequence[Outgoing], answer: Answer, person: Person) -> None:
        """Write an answer down, durable on return."""
        reply = answer.reply
        found = {"conversation_id": reply.conversation_id, "reply_id": reply.message_id} if reply else {}
        rows = [
            {"update_key": key, "ordinal": ordinal, "payload": message.model_dump_json()}
            for ordinal, message in enumerate(messages)
        ]
        with self._transaction() as connection:
            connection.execute(update(updates).where(updates.c.id == key).values(state="answered", **found))
            if rows:
                connection.execute(insert(outbox), rows)
            if reply:
                memory = self._memory(connection, person)
                self._keep(connection, person, Memory(reply.conversation_id, key, memory.as_of))

    def tick(self, key: int, ordinal: int) -> None:
        """Note that Telegram has taken a message."""
        with self._transaction(self._ticking) as connection:
            sent = (outbox.c.update_key == key) & (outbox.c.ordinal == ordinal)
            connection.execute(delete(outbox).where(sent))

    def finish(self, key: int) -> None:
        """Note that nothing is left to do for an update, and forget its text."""
        with self._transaction(self._ticking) as connection:
            connection.execute(delete(outbox).where(outbox.c.update_key == key))
            connection.execute(update(updates).where(updates.c.id == key).values(state="done", payload=""))

    def find_answer(self, key: int) -> Answered | None:
        """Where the reply to an update is stored, if it got one."""
        names = ("chat_id", "user_id", "conversation_id", "reply_id")
        found = select(*(updates.c[name] for name in names)).where(updates.c.id == key, self._own)
        with self._transaction() as connection:
            row = connection.execute(found).one_or_none()
        if row is None or None in row:
            return None
        return Answered(Person(row.chat_id, row.user_id), row.conversation_id, row.reply_id)

    def memory(self, person: Person) -> Memory:
        """What is kept for a person."""
        with self._transaction() as connection:
            return self._memory(connection, person)

    def keep(self, person: Person, memory: Memory) -> None:
        """Keep this for a person, in place of what was kept."""
        with self._transaction() as connection:
            self._keep(connection, person, memory)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
        self._ticking.dispose()

    @property
    def _own(self) -> ColumnElement[bool]:
        return updates.c.bot_id == self._bot_id

    def _is(self, person: Person) -> ColumnElement[bool]:
        own = (chats.c.bot_id == self._bot_id) & (chats.c.chat_id == person.chat_id)
        return own & (chats.c.user_id == person.user_id)

    def _memory(self, connection: Connection, person: Person) -> Memory:
        columns = select(chats.c.conversation_id, chats.c.last_key, chats.c.as_of)
        row = connection.execute(columns.where(self._is(person))).one_or_none()
        return Memory(*row) if row else Memory()

    def _keep(self, connection: Connection, person: Person, memory: Memory) -> None:
        # One chat's updates are worked on one after another, so nobody else writes this row.
        connection.execute(delete(chats).where(self._is(person)))
        connection.execute(insert(chats).values(bot_id=self._bot_id, **asdict(person), **asdict(memory)))

    @contextmanager
    def _transaction(self, engine: Engine | None = None) -> Iterator[Connection]:
        try:
            with (engine or self._engine).begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise StoreError("对话数据库不能读写：请检查它是否在运行、文件夹权限和磁盘空间。") from error


def _tick_quickly(connection: Any, _record: Any) -> None:
    # A tick need not outlive a power cut, after which the message is sent again; a killed process loses none.
    connection.execute("PRAGMA synchronous=NORMAL")
    # It is written by the event loop, which nothing may hold up for long.
    connection.execute(f"PRAGMA busy_timeout={_TICK_TIMEOUT_MS}")
