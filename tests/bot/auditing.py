"""Entries of the audit record."""

from datetime import date

from bot.sessions import AuditEntry


def an_entry(status: str = "answered", question: str = "院士站补多少？") -> AuditEntry:
    """An entry as the chat service makes it."""
    return AuditEntry(
        request_id="r_1",
        channel="http",
        client="hall",
        question=question,
        as_of=date(2026, 11, 21),
        status=status,
        clause_ids=("zimao-2021/3-5-15",),
        corpus_digest="c0ffee",
        code_version="0.1.0",
    )
