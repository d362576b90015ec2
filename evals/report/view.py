"""What all reports show: the run, what changed, and which failures may be read."""

from dataclasses import dataclass, field

from evals.record import Row, Run
from evals.report.compare import Comparison
from evals.report.faults import concerns
from evals.report.wording import metric_name, metric_value


@dataclass(frozen=True)
class View:
    """`sealed` are ids of cases that count but whose text is not shown, so that nobody tunes to them."""

    run: Run
    comparison: Comparison | None = None
    sealed: frozenset[str] = field(default_factory=frozenset)

    @property
    def failures(self) -> list[Row]:
        """Failed cases that may be read, by kind, in the order asked."""
        shown = [row for row in self.run.rows if not row.judgement.passed and row.case.id not in self.sealed]
        return sorted(shown, key=lambda row: row.case.kind)

    @property
    def hidden_failures(self) -> int:
        """How many failed cases are sealed."""
        return sum(not row.judgement.passed for row in self.run.rows) - len(self.failures)

    @property
    def sealed_line(self) -> str:
        """What is said of the failures that are not shown; empty where there are none."""
        hidden = self.hidden_failures
        return f"另有 {hidden} 条未通过的属于封存的测试集，只计分、不展示。" if hidden else ""

    @property
    def doubtful(self) -> list[Row]:
        """Cases that may be read whose evidence is wrong, passed or not."""
        return [row for row in self.readable(self.run.rows) if concerns(row)]

    def readable(self, rows: list[Row]) -> list[Row]:
        """The rows that may be shown."""
        return [row for row in rows if row.case.id not in self.sealed]

    def metrics(self) -> list[tuple[str, str]]:
        """Chinese names and values of the run's means, in reading order."""
        return [(metric_name(name), metric_value(name, value)) for name, value in self.run.summary.model_dump().items()]

    def metric_changes(self) -> list[tuple[str, str, str]]:
        """Chinese name, value before and value now of every mean that moved."""
        moved = self.comparison.metrics if self.comparison else []
        return [(metric_name(c.name), metric_value(c.name, c.before), metric_value(c.name, c.now)) for c in moved]
