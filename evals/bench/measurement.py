"""What the bench measures, as a table and as JSON."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict
from rich.table import Table

Unit = Literal["ms", "s", "MiB", "share", "per_s", "count", "ratio"]

_FORMATS: dict[Unit, str] = {
    "ms": "{:.2f} 毫秒",
    "s": "{:.1f} 秒",
    "MiB": "{:.0f} MiB",
    "share": "{:.3f}",
    "per_s": "{:.1f} 次/秒",
    "count": "{:.0f}",
    "ratio": "{:.2f} 倍",
}


class Measurement(BaseModel):
    """One quantity for this project and for the stock baseline; None where one has no such thing."""

    model_config = ConfigDict(frozen=True)

    section: str
    name: str
    unit: Unit
    ours: float | None = None
    stock: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over the baseline's; None where either is missing or the baseline's is nothing."""
        return self.ours / self.stock if self.ours is not None and self.stock else None


def table(measurements: Sequence[Measurement]) -> Table:
    """All measurements, a rule between sections."""
    found = Table("部分", "项目", "本项目", "通用件基线", "比值")
    for column in found.columns[2:]:
        column.justify = "right"
    section = None
    for m in measurements:
        if section not in {None, m.section}:
            found.add_section()
        section = m.section
        ratio = "—" if m.ratio is None else f"{m.ratio:.2f}"
        found.add_row(m.section, m.name, _written(m.ours, m.unit), _written(m.stock, m.unit), ratio)
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie, by the outside scorer's rule; values must not be empty."""
    return sorted(values)[int(share * (len(values) - 1))]


def _written(value: float | None, unit: Unit) -> str:
    return "—" if value is None else _FORMATS[unit].format(value)
