"""The inbox and outbox: an update is on disk before Telegram hears so, an answer before its first message is sent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, event, func, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.sessions.engine import create_tables, open_engine
from bot.telegram.message_ids import LAST_SUPERGROUP
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Answer, Answered, Attempt, Memory, Person, Place, Recorded
from bot.telegram.schema import attempts, chats, metadata, outbox, updates
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

    def begin(self, place: Place, attempt: Attempt) -> None:
        """Note that a message is being given to Telegram, whatever comes of it."""
        row = {"update_key": place.key, "ordinal": place.ordinal, "bot_id": self._bot_id}
        row |= {"chat_id": attempt.chat_id, "after_id": attempt.after}
        with self._transaction(self._ticking) as connection:
            connection.execute(delete(attempts).where(_at(attempts, place)))
            connection.execute(insert(attempts).values(row))

    def tick(self, place: Place, message_id: int | None = None) -> None:
        """Note that Telegram has taken a message, and the id that it gave to it; the last one finishes the update."""
        with self._transaction(self._ticking) as connection:
            connection.execute(delete(outbox).where(_at(outbox, place)))
            if message_id is not None:
                connection.execute(update(attempts).where(_at(attempts, place)).values(message_id=message_id))
            if place.last:
                self._finish(connection, place.key)

    def in_doubt(self) -> dict[Place, Attempt]:
        """The messages that may have arrived or not."""
        columns = select(attempts.c.update_key, attempts.c.ordinal, attempts.c.chat_id, attempts.c.after_id)
        same = (outbox.c.update_key == attempts.c.update_key) & (outbox.c.ordinal == attempts.c.ordinal)
        left = columns.join(outbox, same).where(attempts.c.bot_id == self._bot_id, attempts.c.message_id.is_(None))
        with self._transaction() as connection:
            return {Place(key, ordinal): Attempt(chat, after) for key, ordinal, chat, after in connection.execute(left)}

    def highest_ids(self) -> dict[int, int]:
        """The highest message id met in each chat."""
        met, highest = func.coalesce(attempts.c.message_id, attempts.c.after_id), dict[int, int]()
        heard = select(updates.c.chat_id, func.max(updates.c.message_id))
        said = select(attempts.c.chat_id, func.max(met)).where(attempts.c.bot_id == self._bot_id)
        with self._transaction() as connection:
            for rows in (
                heard.where(self._own, updates.c.message_id.is_not(None)).group_by(updates.c.chat_id),
                said.group_by(attempts.c.chat_id),
            ):
                for chat_id, message_id in connection.execute(rows):
                    highest[chat_id] = max(message_id, highest.get(chat_id, 0))
        return highest

    def taken_ids(self, attempt: Attempt) -> set[int]:
        """The ids above those met before an attempt that are known to belong to other messages of its sequence."""
        found = set[int]()
        with self._transaction() as connection:
            for table in (updates, attempts):
                own = attempt.chat_id <= LAST_SUPERGROUP
                where = table.c.chat_id == attempt.chat_id if own else table.c.chat_id > LAST_SUPERGROUP
                later = (table.c.bot_id == self._bot_id) & (table.c.message_id > attempt.after)
                found.update(connection.scalars(select(table.c.message_id).where(where, later)))
        return found

    def finish(self, key: int) -> None:
        """Note that nothing is left to do for an update, and forget its text."""
        with self._transaction(self._ticking) as connection:
            self._finish(connection, key)

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

    def _finish(self, connection: Connection, key: int) -> None:
        connection.execute(delete(outbox).where(outbox.c.update_key == key))
        connection.execute(update(updates).where(updates.c.id == key).values(state="done", payload=""))

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


def _at(table: Table, place: Place) -> ColumnElement[bool]:
    return (table.c.update_key == place.key) & (table.c.ordinal == place.ordinal)


def _tick_quickly(connection: Any, _record: Any) -> None:
    # A tick need not outlive a power cut, after which the message is sent again; a killed process loses none.
    connection.execute("PRAGMA synchronous=NORMAL")
    # It is written by the event loop, which nothing may hold up for long.
    connection.execute(f"PRAGMA busy_timeout={_TICK_TIMEOUT_MS}")
