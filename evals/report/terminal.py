"""The report on a terminal."""

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from evals.record import Row
from evals.report.compare import Comparison
from evals.report.faults import concerns, faults
from evals.report.view import View
from evals.report.wording import status_name
from evals.summary import GroupCount


def print_report(view: View, console: Console, *, fails: bool) -> None:
    """Means, results by part and kind, what changed, and with `fails` each failed case."""
    console.print(_groups("用例集", view.run.by_part))
    console.print(_groups("类别", view.run.by_kind))
    console.print(_means(view))
    if view.comparison:
        console.print(_changes(view, view.comparison))
    if fails:
        for row in view.failures:
            console.print(_failure(row))
        for row in view.doubtful:
            console.print(Text(f"{row.case.id} 依据有误：{'；'.join(concerns(row))}", style="yellow"))
    if view.sealed_line:
        console.print(Text(view.sealed_line))


def _groups(heading: str, groups: list[GroupCount]) -> Table:
    table = Table(heading, "通过", "总数", "通过率")
    for column in table.columns[1:]:
        column.justify = "right"
    for group in groups:
        table.add_row(Text(group.name), str(group.passed), str(group.cases), f"{group.rate:.1%}")
    return table


def _means(view: View) -> Table:
    table = Table("指标", "值")
    table.columns[1].justify = "right"
    for name, value in view.metrics():
        table.add_row(name, value)
    return table


def _changes(view: View, comparison: Comparison) -> Group:
    table = Table("与旧结果相比", "原来", "现在")
    for cells in view.metric_changes():
        table.add_row(*cells)
    lines = [
        Text(f"新增 {comparison.added} 条，减少 {comparison.removed} 条用例。"),
        _ids("新通过", comparison.newly_passed, "green"),
        _ids("新失败", comparison.newly_failed, "red"),
    ]
    return Group(table, *lines)


def _ids(heading: str, rows: list[Row], style: str) -> Text:
    return Text(f"{heading} {len(rows)} 条：{' '.join(row.case.id for row in rows)}", style=style)


def _failure(row: Row) -> Panel:
    case = row.case
    lines = [Text(f"问：{turn}", style="bold") for turn in case.turns]
    lines += [Text(f"✗ {fault}", style="red") for fault in faults(row)]
    lines.append(Text(f"答（{status_name(row.judgement.status)}）：{row.answer}"))
    as_of = f"，截至 {case.as_of}" if case.as_of else ""
    return Panel(Group(*lines), title=Text(f"{case.id}（{case.kind}{as_of}）"), title_align="left")
