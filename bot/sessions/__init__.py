"""Conversations on disk: what was asked, what was answered, and what the assistant remembers."""

from bot.sessions.records import StaleConversationError, StoredConversation, StoredMessage, TurnRecord
from bot.sessions.store import ConversationStore

__all__ = ["ConversationStore", "StaleConversationError", "StoredConversation", "StoredMessage", "TurnRecord"]
