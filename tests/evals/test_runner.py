from pathlib import Path

from evals.case import Case
from evals.journal import Journal
from evals.runner import run_cases
from evals.targets import AssistantTarget, Exchange
from tests.evals.builders import GRANT, case, reply
from tests.evals.scripted import ScriptedAssistant, cited

RIGHT = {"answer": "一次性500万元。", "citations": [cited(GRANT)]}


class Counting:
    """A target that gives the right reply and counts how often it is asked."""

    name = "counting"

    def __init__(self, error: str | None = None) -> None:
        self.asked: list[str] = []
        self.error = error

    def ask(self, case: Case) -> Exchange:
        self.asked.append(case.id)
        return Exchange(replies=[reply()], latency_ms=1.0, error=self.error)


def three() -> list[Case]:
    return [case(id=name, kind=kind) for name, kind in (("a", "amount"), ("b", "target"), ("c", "amount"))]


def test_rows_keep_the_cases_order_with_several_threads() -> None:
    cases = [case(id=str(number)) for number in range(40)]
    run = run_cases(cases, Counting(), jobs=8)
    assert [row.case.id for row in run.rows] == [c.id for c in cases]


def test_run_counts_passes_by_kind() -> None:
    target = AssistantTarget(ScriptedAssistant({"国家级创新平台补多少？": RIGHT, "又一问": {"answer": "不知道"}}))
    run = run_cases([case(id="a"), case(id="b", turns=["又一问"])], target)
    assert [(g.name, g.passed, g.cases) for g in run.by_kind] == [("amount", 1, 2)]
    assert run.summary.passed == 0.5


def test_defect_in_one_case_leaves_the_others_judged() -> None:
    script = {"国家级创新平台补多少？": RIGHT, "坏": KeyError("x")}
    run = run_cases([case(id="a", turns=["坏"]), case(id="b")], AssistantTarget(ScriptedAssistant(script)))
    assert [row.judgement.passed for row in run.rows] == [False, True]
    assert run.summary.errors == 1


def test_reply_in_another_shape_is_an_error_of_that_case() -> None:
    class Odd(Counting):
        def ask(self, case: Case) -> Exchange:
            return Exchange(replies=[{"status": "answered", "answer": "x", "citations": "none"}])

    row = run_cases([case()], Odd()).rows[0]
    assert row.judgement.error == "回复格式不合约定：字段 citations"


def test_stopped_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "run.partial"
    run_cases(three()[:2], Counting(), journal=Journal(path, "counting"))
    again = Counting()
    run = run_cases(three(), again, journal=Journal(path, "counting", resume=True))
    assert again.asked == ["c"]
    assert [row.judgement.passed for row in run.rows] == [True, True, True]


def test_changed_case_and_other_target_are_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "run.partial"
    run_cases([case(id="a")], Counting(), journal=Journal(path, "counting"))
    assert Journal(path, "counting", resume=True).recall(case(id="a")) is not None
    assert Journal(path, "counting", resume=True).recall(case(id="a", as_of="2023-06-01")) is None
    assert Journal(path, "other", resume=True).recall(case(id="a")) is None


def test_half_written_line_of_a_killed_run_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "run.partial"
    run_cases([case(id="a")], Counting(), journal=Journal(path, "counting"))
    with path.open("a", encoding="utf-8") as file:
        file.write('\n{"target": "counting", "dig')
    run_cases([case(id="b")], Counting(), journal=Journal(path, "counting", resume=True))
    journal = Journal(path, "counting", resume=True)
    assert [journal.recall(case(id=name)) is not None for name in ("a", "b")] == [True, True]


def test_failed_exchanges_are_asked_again_after_a_resume(tmp_path: Path) -> None:
    path = tmp_path / "run.partial"
    run_cases([case(id="a")], Counting(error="断线"), journal=Journal(path, "counting"))
    assert Journal(path, "counting", resume=True).recall(case(id="a")) is None


def test_new_run_forgets_the_stopped_one(tmp_path: Path) -> None:
    path = tmp_path / "run.partial"
    run_cases([case(id="a")], Counting(), journal=Journal(path, "counting"))
    Journal(path, "counting")
    assert not path.exists()
