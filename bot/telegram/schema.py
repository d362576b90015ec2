"""Tables of the Telegram door, in the same database as the conversations."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.sessions.schema import UtcDateTime

metadata = MetaData()

# SQLite counts up an INTEGER key only; PostgreSQL outgrows one.
_COUNTER = BigInteger().with_variant(Integer, "sqlite")

# What Telegram sent, in the order it came. What people wrote is blanked once answered; the ids stay, to know it again.
updates = Table(
    "telegram_updates",
    metadata,
    Column("id", _COUNTER, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger),
    Column("user_id", BigInteger),
    Column("message_id", BigInteger),
    Column("digest", String(64)),  # of the message's text: an edit that changes nothing is known by it
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),  # recorded → answered → done
    Column("conversation_id", String(64)),
    Column("reply_id", String(64)),  # the answer's id in the conversation
    Column("recorded_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("bot_id", "update_id"),
    Index("telegram_updates_unfinished", "bot_id", "state"),
    Index("telegram_updates_message", "bot_id", "chat_id", "message_id"),
)

# The messages of an answer, from before the first is sent until the last is ticked off.
outbox = Table(
    "telegram_outbox",
    metadata,
    Column("update_key", ForeignKey("telegram_updates.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("payload", Text, nullable=False),
)

# Messages given to Telegram, from before the call on: one without an id may have arrived or not.
attempts = Table(
    "telegram_attempts",
    metadata,
    Column("update_key", ForeignKey("telegram_updates.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("after_id", BigInteger, nullable=False),  # the highest id met before
    Column("message_id", BigInteger),  # Telegram's, once it has said so
    Index("telegram_attempts_message", "bot_id", "chat_id", "message_id"),
)

# What the bot keeps for one person in one chat; a group's members do not share their facts.
chats = Table(
    "telegram_chats",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation_id", String(64)),
    Column("last_key", BigInteger),  # the update whose answer came last
    Column("as_of", Date),
)
