"""The recorded levels that a run must not fall below."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.field_errors import explain, field_name
from evals.record import Run
from evals.report.wording import metric_name, metric_value
from evals.summary import Summary
from policy_corpus.errors import SettingsError

GATE_FILE = Path(__file__).with_name("gate.yaml")


class Gate(BaseModel):
    """Bounds on a run's means, and the lowest pass rate of any kind of case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_least: dict[str, float]
    at_most: dict[str, float]
    each_kind_at_least: float

    @field_validator("at_least", "at_most")
    @classmethod
    def _known_metrics(cls, bounds: dict[str, float]) -> dict[str, float]:
        unknown = bounds.keys() - Summary.model_fields.keys()
        if unknown:
            raise ValueError(f"没有这项指标：{'、'.join(sorted(unknown))}")
        return bounds

    def shortfalls(self, run: Run) -> list[str]:
        """One Chinese line for each level missed; empty when the run holds them all."""
        values = run.summary.model_dump()
        found = [
            f"{metric_name(name)} {metric_value(name, values[name])}，应不低于 {metric_value(name, level)}"
            for name, level in self.at_least.items()
            if values[name] is None or values[name] < level
        ]
        found += [
            f"{metric_name(name)} {metric_value(name, values[name])}，应不高于 {metric_value(name, level)}"
            for name, level in self.at_most.items()
            if values[name] is None or values[name] > level
        ]
        return found + [
            f"类别 {kind.name} 通过率 {kind.rate:.1%}，应不低于 {self.each_kind_at_least:.1%}"
            for kind in run.by_kind
            if kind.rate < self.each_kind_at_least
        ]


def load_gate(path: Path = GATE_FILE) -> Gate:
    """The levels of the file; raises SettingsError naming the entry that cannot be used."""
    try:
        return Gate.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path}：门槛文件读不了，请检查文件和 YAML 格式。") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{path}：{field_name(first['loc'])} {explain(first)}，请改正。") from error
