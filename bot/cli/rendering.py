"""Replies as text for a terminal; what comes from documents and askers is never read as markup."""

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.reply import Citation, MeasureVerdict, OpenQuestion, Reply, Status, Verdict
from policy_corpus.measures.facts import load_facts
from policy_corpus.model import Validity, ValidityState

STATUS: dict[Status, tuple[str, str]] = {
    "answered": ("已回答", "green"),
    "clarification": ("需要补充", "yellow"),
    "not_found": ("文件没有写到", "yellow"),
    "out_of_scope": ("不在范围内", "yellow"),
}
STATES: dict[ValidityState, tuple[str, str]] = {
    "in_force": ("有效", "green"),
    "expired": ("已过有效期", "red"),
    "period_ended": ("规划期已结束", "red"),
    "not_yet_in_force": ("尚未生效", "yellow"),
    "undated": ("未写有效期", "dim"),
}
VERDICTS: dict[Verdict, tuple[str, str]] = {
    "eligible": ("符合", "green"),
    "possible": ("可能符合", "yellow"),
    "not_eligible": ("不符合", "dim"),
    "not_in_force": ("已过有效期", "red"),
    "not_yet_in_force": ("尚未生效", "yellow"),
}
_AROUND = 120  # characters of the clause shown before and after the quote


def reply_view(reply: Reply) -> RenderableType:
    """The whole reply: the direct answer first, then what it rests on."""
    words, colour = STATUS[reply.status]
    parts: list[RenderableType] = [
        Panel(Text(reply.answer), title=Text(words, style=colour), subtitle=Text(f"按 {reply.as_of} 回答"))
    ]
    parts += [citation_view(citation) for citation in reply.citations]
    parts += [measure_view(measure) for measure in reply.measures]
    parts += [_question_view(question) for question in reply.questions]
    parts += [Text(f"提示：{warning}", style="yellow") for warning in reply.warnings]
    parts.append(Text(f"追问请加 --conversation {reply.conversation_id}", style="dim"))
    return Group(*parts)


def citation_view(citation: Citation) -> Panel:
    """A cited clause with the quoted words set off, and its validity."""
    document = citation.document
    number = f"（{document.number}）" if document.number else ""
    source = Text(f"《{document.title}》{number}", style="bold")
    headings = Text(" › ".join([*citation.heading_path, citation.label]), style="dim")
    return Panel(
        Group(source, headings, _quoted(citation)),
        title=f"依据 {citation.marker}",
        title_align="left",
        subtitle=validity_badge(citation.validity),
        subtitle_align="left",
    )


def validity_badge(validity: Validity) -> Text:
    """The state and the days between which it holds."""
    words, colour = STATES[validity.state]
    days = f" {validity.from_ or ''}～{validity.to or ''}" if validity.from_ or validity.to else ""
    return Text(words + days, style=colour)


def measure_view(measure: MeasureVerdict, source: str | None = None) -> Text:
    """One measure judged for the asker: verdict, amount, what is missing, and where it stands."""
    words, colour = VERDICTS[measure.verdict]
    view = Text(words, style=colour).append(f"  {measure.title}", style="bold not dim default")
    amount = measure.amount
    details = {
        "金额": (amount.text or amount.formula) if amount else None,
        "计算": amount.formula if amount and amount.text else None,
        "还需要知道": "、".join(load_facts()[name].name for name in measure.missing),
        "依据": source,
    }
    for name, text in details.items():
        if text:
            view.append(f"\n    {name}：{text}", style="default")
    return view


def _quoted(citation: Citation) -> Text:
    text, start, end = citation.clause_text, citation.quote_start, citation.quote_end
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    shown = Text("…" if first else "").append(text[first:start].lstrip() if first == 0 else text[first:start])
    shown.append(text[start:end], style="bold underline")
    return shown.append(text[end:last].rstrip()).append("…" if last < len(text) else "")


def _question_view(question: OpenQuestion) -> Text:
    options = f"（{'、'.join(question.options)}）" if question.options else ""
    return Text(f"还想知道：{question.text}{options}")
