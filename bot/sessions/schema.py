"""The tables, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA_VERSION = 2


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Back to an aware datetime."""
        return (value if value.tzinfo else value.replace(tzinfo=UTC)) if value else None


metadata = MetaData()

versions = Table("store_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

# JSON is kept as text: PostgreSQL's jsonb refuses characters that a message may quote, and nothing queries inside it.
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False, index=True),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("content", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "ordinal"),
)

# One row for each answer, written with the turn. It outlives the conversation, so nothing refers to `messages`.
audit = Table(
    "audit",
    metadata,
    Column("message_id", String(64), primary_key=True),
    Column("conversation_id", String(64), nullable=False, index=True),
    Column("request_id", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("client", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("clause_ids", Text, nullable=False),
    Column("corpus_digest", String(64), nullable=False),
    Column("code_version", String(32), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("audit_in_order", "created_at", "message_id"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("message_id", String(64), primary_key=True),
    Column("rating", String(8), nullable=False),
    Column("reason", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
)
