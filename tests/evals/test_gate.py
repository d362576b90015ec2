from pathlib import Path

import pytest

from evals.gate import Gate, load_gate
from policy_corpus.errors import SettingsError
from tests.evals.report.runs import mixed_run

OPEN = {"at_least": {}, "at_most": {}, "each_kind_at_least": 0.0}


def gate(**levels: object) -> Gate:
    return Gate.model_validate(OPEN | levels)


def test_run_at_the_levels_passes() -> None:
    assert gate(at_least={"passed": 1 / 3}, at_most={"errors": 0}).shortfalls(mixed_run()) == []


@pytest.mark.parametrize(
    ("levels", "line"),
    [
        ({"at_least": {"passed": 0.5}}, "通过率 33.3%，应不低于 50.0%"),
        ({"at_most": {"false_refusal": 0.1}}, "误拒 33.3%，应不高于 10.0%"),
        ({"each_kind_at_least": 0.5}, "类别 amount 通过率 33.3%，应不低于 50.0%"),
        ({"at_least": {"refusal_ok": 0.9}}, "该拒则拒 —，应不低于 90.0%"),
    ],
)
def test_each_level_missed_is_named(levels: dict[str, object], line: str) -> None:
    assert gate(**levels).shortfalls(mixed_run()) == [line]


def test_recorded_levels_can_be_read() -> None:
    assert load_gate().at_most["ungrounded"] >= 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("at_least: [", "YAML"),
        ("at_least: {pased: 1}\nat_most: {}\neach_kind_at_least: 0", "没有这项指标：pased"),
        ("at_least: {}\nat_most: {}", "each_kind_at_least 缺少这一项"),
    ],
)
def test_file_that_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint):
        load_gate(path)
