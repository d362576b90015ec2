"""Conversations on disk: what was asked, what was answered, and what the assistant remembers."""

from bot.sessions.records import (
    AuditEntry,
    AuditRecord,
    AuditSelection,
    Purged,
    StaleConversationError,
    StoredConversation,
    StoredMessage,
    TurnRecord,
)
from bot.sessions.store import ConversationStore

__all__ = [
    "AuditEntry",
    "AuditRecord",
    "AuditSelection",
    "ConversationStore",
    "Purged",
    "StaleConversationError",
    "StoredConversation",
    "StoredMessage",
    "TurnRecord",
]
