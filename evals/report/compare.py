"""What changed since an earlier run."""

from dataclasses import dataclass

from evals.record import EarlierRun, Row, Run


@dataclass(frozen=True)
class MetricChange:
    """A mean before and now; None where it did not apply."""

    name: str
    before: float | None
    now: float | None


@dataclass(frozen=True)
class Comparison:
    """The cases of both runs whose outcome differs, and the means that moved."""

    newly_failed: list[Row]
    newly_passed: list[Row]
    added: int
    removed: int
    metrics: list[MetricChange]


def compare(run: Run, earlier: EarlierRun) -> Comparison:
    """Compare by case id; cases in one run only are counted, not listed."""
    passed = {row.id: row.passed for row in earlier.rows}
    common = [row for row in run.rows if row.case.id in passed]
    changed = [row for row in common if row.judgement.passed != passed[row.case.id]]
    return Comparison(
        newly_failed=[row for row in changed if not row.judgement.passed],
        newly_passed=[row for row in changed if row.judgement.passed],
        added=len(run.rows) - len(common),
        removed=len(passed) - len(common),
        metrics=_moved(run, earlier, common, passed),
    )


def _moved(run: Run, earlier: EarlierRun, common: list[Row], passed: dict[str, bool]) -> list[MetricChange]:
    """Every mean that moved; of runs over different cases only the pass rate of those in both."""
    if len(common) == len(run.rows) == len(passed):
        now = run.summary.model_dump()
        pairs = [MetricChange(name, _number(earlier.summary.get(name)), value) for name, value in now.items()]
    elif common:
        before = sum(passed[row.case.id] for row in common) / len(common)
        pairs = [MetricChange("passed", before, sum(row.judgement.passed for row in common) / len(common))]
    else:
        pairs = []
    return [pair for pair in pairs if pair.before is not None and pair.before != pair.now]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
