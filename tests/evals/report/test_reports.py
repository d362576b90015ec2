from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from evals.record import EarlierRun
from evals.report.compare import compare
from evals.report.faults import faults
from evals.report.markdown import markdown_report
from evals.report.page import html_report
from evals.report.terminal import print_report
from evals.report.view import View
from tests.evals.builders import case, citation
from tests.evals.report.runs import NASTY, mixed_run, row, run

SEALED = frozenset({"sealed"})


class Outline(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


def on_terminal(view: View, *, fails: bool = True) -> str:
    screen = StringIO()
    print_report(view, Console(file=screen, width=200), fails=fails)
    return screen.getvalue()


def earlier() -> EarlierRun:
    rows = [{"id": "good", "pass": False}, {"id": "bad", "pass": True}, {"id": "gone", "pass": True}]
    return EarlierRun.model_validate({"summary": {"passed": 0.5, "p50_ms": 3.0}, "rows": rows})


def test_every_reason_of_a_failure_is_named() -> None:
    wrong = row(
        case(must_contain=[["500万元"]], must_not_contain=["每年"]), status="not_found", answer="每年", citations=[]
    )
    assert faults(wrong) == [
        "状态应为“已回答”，得“未载明”",
        "未引用：给予一次性500万元补助",
        "应写明：500万元",
        "不应出现：每年",
    ]


def test_page_shows_texts_as_written_and_runs_nothing() -> None:
    page = outline(html_report(View(mixed_run(), sealed=SEALED)))
    assert NASTY in page.text
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on") or name in {"src", "href"}]
    assert "svg" in page.tags


def test_page_sets_expected_and_given_side_by_side() -> None:
    failed = run(row(case(), answer="给300万元", citations=[citation("别的条款")]))
    page = outline(html_report(View(failed)))
    assert "应为：已回答" in page.text
    assert "给予一次性500万元补助（建设方案）" in page.text
    assert "给300万元" in page.text
    assert "别的条款" in page.text


@pytest.mark.parametrize("render", [html_report, markdown_report, on_terminal])
def test_sealed_failures_are_counted_but_not_shown(render: object) -> None:
    assert callable(render)
    text = render(View(mixed_run(), sealed=SEALED))
    assert "封存的问题" not in text
    assert "另有 1 条未通过的属于封存的测试集" in text
    assert "封存的问题" in render(View(mixed_run()))


def test_markdown_escapes_what_would_be_markup() -> None:
    text = markdown_report(View(mixed_run()))
    assert "<script>" not in text
    assert r"&lt;script&gt;alert('x')&lt;/script&gt; \| \[1\] \*粗\* &amp;" in text


def test_terminal_shows_citation_markers_as_text() -> None:
    assert NASTY in on_terminal(View(mixed_run()))


def test_terminal_lists_failures_only_when_asked() -> None:
    assert NASTY not in on_terminal(View(mixed_run()), fails=False)


def test_comparison_names_the_cases_that_changed() -> None:
    found = compare(mixed_run(), earlier())
    assert [r.case.id for r in found.newly_passed] == ["good"]
    assert [r.case.id for r in found.newly_failed] == ["bad"]
    assert (found.added, found.removed) == (1, 1)


def test_means_of_the_same_cases_are_compared() -> None:
    rows = [{"id": name, "pass": name != "bad"} for name in ("good", "bad", "sealed")]
    before = EarlierRun.model_validate({"summary": {"passed": 2 / 3, "p50_ms": 3.0, "errors": 0}, "rows": rows})
    moved = {change.name: (change.before, change.now) for change in compare(mixed_run(), before).metrics}
    assert moved == {"passed": (2 / 3, 1 / 3), "p50_ms": (3.0, 10.0)}


def test_of_different_cases_only_the_common_ones_are_compared() -> None:
    rows = [{"id": "good", "pass": False}, {"id": "gone", "pass": True}]
    found = compare(mixed_run(), EarlierRun.model_validate({"summary": {"passed": 0.5, "p50_ms": 3.0}, "rows": rows}))
    assert [(change.name, change.before, change.now) for change in found.metrics] == [("passed", 0.0, 1.0)]


@pytest.mark.parametrize("render", [html_report, markdown_report, on_terminal])
def test_every_report_shows_the_comparison(render: object) -> None:
    assert callable(render)
    text = render(View(mixed_run(), comparison=compare(mixed_run(), earlier())))
    assert "新通过" in text
    assert "新失败" in text
    assert "新增 1 条，减少 1 条用例" in text


def test_run_of_errors_alone_still_makes_a_page() -> None:
    broken = row(case(), citations="none")
    assert "回复格式不合约定" in html_report(View(run(broken)))


@pytest.mark.parametrize("render", [html_report, markdown_report, on_terminal])
def test_wrong_evidence_is_named_even_where_the_case_passed(render: object) -> None:
    assert callable(render)
    passed = row(case(id="right"), answer="补助500万元，另奖70家。")
    assert passed.judgement.passed
    assert "无出处的数字：70家" in render(View(run(passed)))
