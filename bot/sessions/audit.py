"""The audit record: one row for each answer, which outlives the conversation."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, update

from bot.sessions.records import AuditEntry, AuditRecord, AuditSelection, TurnRecord
from bot.sessions.schema import audit, conversations, feedback, messages

PAGE = 500

_ADD = insert(audit)


def write_entry(connection: Connection, turn: TurnRecord, now: datetime) -> None:
    """Add the row of `turn`."""
    entry = turn.audit
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    values["clause_ids"] = json.dumps(entry.clause_ids, ensure_ascii=False)
    values |= {"message_id": turn.answer.id, "conversation_id": turn.conversation_id, "created_at": now}
    # As parameters, the statement is compiled once.
    connection.execute(_ADD, values)


def read_page(connection: Connection, selection: AuditSelection, after: AuditRecord | None) -> list[AuditRecord]:
    """The next rows of a selection, at most `PAGE`, the oldest first."""
    order = (audit.c.created_at, audit.c.message_id)
    wanted = select(audit, feedback.c.rating, feedback.c.reason).outerjoin(
        feedback, feedback.c.message_id == audit.c.message_id
    )
    if selection.since is not None:
        wanted = wanted.where(audit.c.created_at >= selection.since)
    if selection.until is not None:
        wanted = wanted.where(audit.c.created_at < selection.until)
    if selection.status is not None:
        wanted = wanted.where(audit.c.status == selection.status)
    if after is not None:
        same_moment = and_(audit.c.created_at == after.created_at, audit.c.message_id > after.message_id)
        wanted = wanted.where(or_(audit.c.created_at > after.created_at, same_moment))
    return [_record(row) for row in connection.execute(wanted.order_by(*order).limit(PAGE))]


def has_answer(connection: Connection, message_id: str) -> bool:
    """Whether there is such an answer; its conversation cannot be deleted until the transaction ends."""
    answer = (
        select(messages.c.id)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(messages.c.id == message_id, messages.c.role == "assistant")
        .with_for_update(read=True, of=conversations)
    )
    return connection.execute(answer).one_or_none() is not None


def blank(connection: Connection, conversation_id: str) -> None:
    """Take what people wrote out of the rows of a conversation; what was answered from stays on record."""
    said = select(messages.c.id).where(messages.c.conversation_id == conversation_id)
    connection.execute(update(feedback).where(feedback.c.message_id.in_(said)).values(reason=""))
    connection.execute(update(audit).where(audit.c.conversation_id == conversation_id).values(question=""))


def purge_before(connection: Connection, moment: datetime) -> int:
    """Delete the rows of answers given before `moment`, with the feedback; returns how many answers."""
    connection.execute(delete(feedback).where(feedback.c.created_at < moment))
    return connection.execute(delete(audit).where(audit.c.created_at < moment)).rowcount


def _record(row: Row[Any]) -> AuditRecord:
    entry = {name: getattr(row, name) for name in AuditEntry.__dataclass_fields__}
    entry["clause_ids"] = tuple(json.loads(row.clause_ids))
    return AuditRecord(row.created_at, row.message_id, row.conversation_id, AuditEntry(**entry), row.rating, row.reason)
