"""`policy-assistant measures` and `policy-assistant eligibility`."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.cli.rendering import measure_view, validity_badge
from bot.dates import read_date, today
from bot.matching import EligibilityReply, match
from bot.settings import load_settings
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.errors import InputError
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.validity import validity_at

_MOST = 15  # measures printed; all of them would bury the best


def measures(as_of: str | None, as_json: bool) -> None:
    """Print the catalogue of support measures."""
    corpus, day = _open(as_of)
    catalogue = load_measures(corpus)
    if as_json:
        rows = [measure.model_dump(mode="json") for measure in catalogue]
        print(json.dumps(rows, ensure_ascii=False, indent=2))  # noqa: T201
        return
    console = Console()
    for document_id in dict.fromkeys(measure.document_id for measure in catalogue):
        parsed = corpus.documents[document_id]
        heading = Text(f"\n《{parsed.document.title}》 ", style="bold")
        console.print(heading.append_text(validity_badge(validity_at(parsed, day))))
        for measure in catalogue:
            if measure.document_id == document_id:
                label = corpus.clauses[measure.clause_id].label
                console.print(Text(f"  {measure.title}").append(f"  {label}  {measure.id}", style="dim"))


def eligibility(facts: Sequence[str], profile: Path | None, as_of: str | None, as_json: bool) -> None:
    """Judge every measure for the asker that `facts` and `profile` describe."""
    given = {**_read_profile(profile), **dict(map(_read_fact, facts))}
    corpus, day = _open(as_of)
    reply = match(load_measures(corpus), corpus, given, day)
    if as_json:
        print(reply.model_dump_json(by_alias=True, indent=2))  # noqa: T201
    else:
        _print(reply)


def _open(as_of: str | None) -> tuple[Corpus, date]:
    settings = load_settings()
    day = read_date(as_of, "--as-of") if as_of is not None else today(settings.timezone)
    return load_corpus(settings.documents_dir), day


def _read_profile(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InputError(f"企业情况文件 {path} 读不了：应为 UTF-8 编码的 JSON 对象。", field="profile") from None
    if not isinstance(content, dict):
        raise InputError(f'企业情况文件 {path} 应为 JSON 对象，例如 {{"district": "zimao"}}。', field="profile")
    return content


def _read_fact(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise InputError(f"--fact {text} 不能用：应写成 事实=值，例如 district=zimao。", field="fact")
    values = [part for part in value.replace("，", ",").split(",") if part]
    return name, values if len(values) > 1 else value


def _print(reply: EligibilityReply) -> None:
    console = Console(highlight=False)
    console.print(Text(f"按 {reply.as_of} 判断；已知：{'；'.join(reply.facts) or '无'}"))
    sources = {citation.marker: f"《{citation.document.title}》{citation.label}" for citation in reply.citations}
    suitable = [measure for measure in reply.measures if measure.verdict != "not_eligible"]
    for measure in suitable[:_MOST]:
        console.print(measure_view(measure, sources.get(measure.marker or 0)))
    if len(suitable) > _MOST:
        console.print(Text(f"另有 {len(suitable) - _MOST} 项没有列出（--json 列出全部）。"))
    console.print(Text(f"不符合的有 {len(reply.measures) - len(suitable)} 项。"))
    for question in reply.questions:
        options = f"（{'、'.join(question.options)}）" if question.options else ""
        console.print(Text(f"还想知道：{question.text}{options}  --fact {question.fact}=…"))
