"""When a document's validity or plan period ends."""

import re
from collections.abc import Iterator
from datetime import date

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.model import Deadline
from policy_corpus.model import Evidence, ParsedDocument

_EXPLAINED_BY = re.compile(r"由([^，。；、]{2,40}?)负责解释")
_LATER_NOTICE = re.compile(r"[^。；\n]*申报(?:通知|指南)[^。；\n]*另行(?:制定|发布|通知|公布)[^。；\n]*")


def document_ends(corpus: Corpus) -> Iterator[Deadline]:
    """The end of validity, or of the plan period, or both, of every document that states one."""
    for parsed in corpus.documents.values():
        if parsed.document.effective_to:
            yield _validity_end(parsed, parsed.document.effective_to)
        if parsed.document.plan_period:
            yield _plan_period_end(parsed, parsed.document.plan_period.last_year)


def later_notice(parsed: ParsedDocument) -> Evidence | None:
    """The words with which a document leaves application dates to later notices."""
    for clause in parsed.clauses:
        if found := _LATER_NOTICE.search(clause.text):
            return Evidence(quote=found[0].strip(), clause_id=clause.id)
    return None


def _validity_end(parsed: ParsedDocument, last: date) -> Deadline:
    document, notice, proof = parsed.document, later_notice(parsed), _proof(parsed, "effective_to")
    return Deadline(
        id=f"{document.id}/validity-end",
        kind="validity_end",
        on=last,
        document_id=document.id,
        clause_id=proof.clause_id,
        title=f"《{document.short_title}》有效期最后一天",
        units=_answerable(parsed, proof.clause_id),
        quote=proof.quote,
        note=f"这是文件有效期的最后一天，不是申报截止日；{_application(parsed, notice)}",
        basis=(notice,) if notice else (),
    )


def _plan_period_end(parsed: ParsedDocument, last_year: int) -> Deadline:
    document, proof = parsed.document, _proof(parsed, "plan_period")
    name = "规划期" if "规划" in document.kind else "计划期"
    leftover = "" if document.effective_to else "；文件没有另写有效期"
    return Deadline(
        id=f"{document.id}/plan-period-end",
        kind="plan_period_end",
        on=date(last_year, 12, 31),
        document_id=document.id,
        clause_id=proof.clause_id,
        title=f"《{document.short_title}》{name}结束",
        units=_answerable(parsed, proof.clause_id),
        quote=proof.quote,
        note=f"{name}到{last_year}年底，不是申报截止日{leftover}。",
    )


def _application(parsed: ParsedDocument, notice: Evidence | None) -> str:
    if notice is None:
        return "文件没有写申报时间，以主管部门后续通知为准。"
    label = next(clause.label for clause in parsed.clauses if clause.id == notice.clause_id)
    return f"申报时间由另行发布的申报通知规定（{label}）。"


def _proof(parsed: ParsedDocument, field: str) -> Evidence:
    quote = parsed.document.evidence.get(field, "")
    return Evidence(quote=quote, clause_id=parsed.clause_with(quote) if quote else None)


def _answerable(parsed: ParsedDocument, clause_id: str | None) -> tuple[str, ...]:
    """Who explains the document, where the proving clause says so; else who issued it."""
    text = next((clause.text for clause in parsed.clauses if clause.id == clause_id), "")
    if found := _EXPLAINED_BY.search(text):
        return (found[1],)
    return (parsed.document.issuer,) if parsed.document.issuer else ()
