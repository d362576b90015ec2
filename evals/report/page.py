"""The report as one HTML page that needs nothing else: no scripts, no fonts, no other files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.given import Given, GivenCitation
from evals.metrics import STATUS_OF
from evals.record import Row
from evals.report.compare import Comparison, MetricChange
from evals.report.faults import concerns, faults
from evals.report.histogram import latency_histogram
from evals.report.markup import Html, element, join
from evals.report.view import View
from evals.report.wording import LOWER_IS_BETTER, metric_name, metric_value, status_name
from evals.summary import GroupCount

_STYLE = Path(__file__).with_name("page.css")


def html_report(view: View) -> str:
    """The whole page; every text from cases and replies is escaped."""
    run = view.run
    heading = f"评测报告：{run.target}"
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", heading),
        # A style element's text is raw in HTML: entities in it would not be read.
        Html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"),
    )
    body = element(
        "body",
        element("h1", heading),
        element("p", f"{run.started_at:%Y-%m-%d %H:%M} UTC，{run.summary.cases} 条用例，用时 {run.seconds:.1f} 秒"),
        element("h2", "指标"),
        _table(("指标", "值"), view.metrics()),
        element("h2", "分类结果"),
        _groups("用例集", run.by_part),
        _groups("类别", run.by_kind),
        element("h2", "每答耗时"),
        _latency(view),
        _changes(view, view.comparison) if view.comparison else Html(),
        _doubts(view),
        _failures(view),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='zh-CN')}\n"


def _latency(view: View) -> Html:
    latencies = [row.judgement.latency_ms for row in view.run.rows if not row.judgement.error]
    summary = view.run.summary
    return latency_histogram(latencies, summary.p50_ms, summary.p95_ms)


def _groups(heading: str, groups: Iterable[GroupCount]) -> Html:
    rows = [(group.name, str(group.passed), str(group.cases), f"{group.rate:.1%}") for group in groups]
    return _table((heading, "通过", "总数", "通过率"), rows)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    first = element("tr", *(element("th", heading, scope="col") for heading in headings))
    return element("table", element("thead", first), element("tbody", *map(_row, rows)))


def _row(cells: Sequence[str]) -> Html:
    return element("tr", element("td", cells[0]), *(element("td", cell, class_="number") for cell in cells[1:]))


def _changes(view: View, comparison: Comparison) -> Html:
    return join(
        element("h2", "与旧结果相比"),
        element("p", f"新增 {comparison.added} 条，减少 {comparison.removed} 条用例。"),
        _table(("指标", "原来", "现在"), map(_change, comparison.metrics)),
        _changed("新通过", comparison.newly_passed, view),
        _changed("新失败", comparison.newly_failed, view),
    )


def _change(change: MetricChange) -> tuple[str, str, Html]:
    before, now = change.before or 0.0, change.now or 0.0
    better = (now < before) == (change.name in LOWER_IS_BETTER)
    now_text = element("span", metric_value(change.name, change.now), class_="better" if better else "worse")
    return metric_name(change.name), metric_value(change.name, change.before), now_text


def _changed(heading: str, rows: list[Row], view: View) -> Html:
    items = [element("li", f"{row.case.id}：{row.case.turns[-1]}") for row in view.readable(rows)]
    return join(element("h3", f"{heading}（{len(rows)} 条）"), element("ul", *items))


def _doubts(view: View) -> Html:
    if not view.doubtful:
        return Html()
    items = [element("li", f"{row.case.id}：{'；'.join(concerns(row))}", class_="fault") for row in view.doubtful]
    return join(element("h2", f"依据有误（{len(items)} 条）"), element("ul", *items))


def _failures(view: View) -> Html:
    return join(
        element("h2", f"未通过（{len(view.failures)} 条）"),
        element("p", view.sealed_line),
        *map(_failure, view.failures),
    )


def _failure(row: Row) -> Html:
    case = row.case
    reasons = element("ul", *(element("li", fault, class_="fault") for fault in faults(row)))
    sides = element("div", _expected(row), _given(row), class_="sides")
    return element("details", element("summary", f"{case.kind} · {case.id} · {case.turns[-1]}"), reasons, sides)


def _expected(row: Row) -> Html:
    case = row.case
    facts = [f"第 {number} 问：{turn}" for number, turn in enumerate(case.turns, start=1)]
    facts += [f"截至日期：{case.as_of}"] if case.as_of else []
    facts += [f"应含：{' / '.join(group)}" for group in case.must_contain]
    facts += [f"不应含：{words}" for words in case.must_not_contain]
    facts += [f"说明：{case.note}"] if case.note else []
    return element(
        "section",
        element("h3", f"应为：{status_name(STATUS_OF[case.expect])}"),
        *(element("p", fact) for fact in facts),
        *(element("blockquote", f"{gold.quote}（{gold.doc}）") for gold in case.gold),
    )


def _given(row: Row) -> Html:
    earlier = [str(reply.get("answer") or "") for reply in row.exchange.replies[:-1]]
    return element(
        "section",
        element("h3", f"实际：{status_name(row.judgement.status)}（{row.judgement.latency_ms:.1f} 毫秒）"),
        *(element("p", f"第 {number} 答：{answer}", class_="answer") for number, answer in enumerate(earlier, start=1)),
        element("p", row.answer, class_="answer"),
        *map(_citation, _citations(row)),
    )


def _citations(row: Row) -> tuple[GivenCitation, ...]:
    unusable = row.judgement.error or not row.exchange.replies
    return () if unusable else Given.model_validate(row.exchange.replies[-1]).citations


def _citation(citation: GivenCitation) -> Html:
    source = f"（{citation.document_title} {citation.label or ''}）"
    return element("blockquote", citation.quote or citation.clause_text or "", source)
