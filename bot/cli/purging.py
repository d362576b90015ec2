"""`policy-assistant purge`."""

from rich.console import Console

from bot.retention import purge as purge_old
from bot.sessions import ConversationStore
from bot.settings import load_settings


def purge(conversation: str | None, days: int | None, audit_days: int | None) -> None:
    """Delete one conversation, or what is older than the days given or configured."""
    settings = load_settings()
    store = ConversationStore.open(settings.database)
    try:
        if conversation is not None:
            store.delete(conversation)
            said = f"已删除对话 {conversation}；审计记录里它的问题已清空。"
        else:
            keep = settings.retention_days if days is None else days
            keep_audit = settings.audit_retention_days if audit_days is None else audit_days
            purged = purge_old(store, keep, keep_audit)
            said = f"已删除 {purged.conversations} 个对话、{purged.answers} 条审计记录。"
    finally:
        store.close()
    Console().print(said, highlight=False)
