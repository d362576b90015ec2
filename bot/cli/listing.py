"""`policy-assistant documents`."""

import json
from datetime import date

from rich.console import Console
from rich.text import Text

from bot.cli.rendering import validity_badge
from bot.dates import read_date, today
from bot.settings import load_settings
from policy_corpus.corpus import load_corpus
from policy_corpus.model import ParsedDocument
from policy_corpus.validity import validity_at


def documents(as_of: str | None, as_json: bool) -> None:
    """Print every document with its metadata and its validity at `as_of`."""
    settings = load_settings()
    day = read_date(as_of, "--as-of") if as_of is not None else today(settings.timezone)
    corpus = load_corpus(settings.documents_dir)
    if as_json:
        rows = [_as_json(parsed, day) for parsed in corpus.documents.values()]
        print(json.dumps(rows, ensure_ascii=False, indent=2))  # noqa: T201
        return
    console = Console()
    console.print(f"按 {day} 判断有效期")
    for parsed in corpus.documents.values():
        console.print(_as_text(parsed, day))


def _as_text(parsed: ParsedDocument, day: date) -> Text:
    document = parsed.document
    review = "" if document.reviewed else "元数据由程序从原文读出，未经复核"
    origin = "，".join(filter(None, (document.issuer, document.number, f"{len(parsed.clauses)} 条", review)))
    text = Text(f"\n{document.id}  ", style="bold").append_text(validity_badge(validity_at(parsed, day)))
    return text.append(f"\n  《{document.title}》\n  {origin}", style="not bold")


def _as_json(parsed: ParsedDocument, day: date) -> dict[str, object]:
    metadata = parsed.document.model_dump(mode="json")
    validity = validity_at(parsed, day).model_dump(mode="json", by_alias=True)
    return {**metadata, "validity": validity, "clause_count": len(parsed.clauses)}
