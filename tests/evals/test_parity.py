"""Our metrics and the outside scorer must agree, reply by reply and in the means."""

import importlib.util
import json
import math
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evals.case import Case, load_cases
from evals.given import Given
from evals.metrics import Judgement, judge
from evals.summary import summarise
from evals.text import squash
from tests.evals.builders import GRANT, TERM, citation, reply

SHARED = Path(__file__).parents[2].parent / "shared"
SAMPLE = SHARED / "questions" / "sample.jsonl"
pytestmark = [
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="needs ../shared/score.py"),
    # the outside script leaves its files to the garbage collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PIECES = [
    GRANT,
    TERM,
    "补助500 万元",
    "９0亿元",
    "合计30万元=10万元×3",
    "1,000万元",
    "2025年12月31日",
    "2026年",
    "35件",
    "12％",
    "。",
    "；",
]
STATUSES = ["answered", "clarification", "not_found", "out_of_scope", None]


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outside_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invent(case: Case, dice: random.Random) -> dict[str, Any]:
    """A reply that is right, wrong or half right in ways that every metric can see."""
    wanted = [gold.quote for gold in case.gold]
    said = [words for group in case.must_contain for words in group] + list(case.must_not_contain)
    texts = dice.choices([f"前{quote} 后" for quote in wanted] * 3 + PIECES, k=dice.randint(0, 4))
    citations = [citation(text, quote=dice.choice([text, text[1:9], wanted[0] if wanted else text])) for text in texts]
    for cited in citations:
        if dice.random() < 0.1:
            cited.pop("clause_text")
    answer = "".join(dice.choices(said * 2 + PIECES + [case.turns[-1]], k=dice.randint(0, 8)))
    status = {"answer": "answered", "clarify": "clarification"}.get(case.expect, case.expect)
    return reply(
        status=dice.choice([status] * 5 + STATUSES),
        answer=dice.choice([answer, answer, None]),
        citations=citations,
        measures=[{"title": "补助", "amount": {"text": "35件"}}] if dice.random() < 0.3 else None,
    )


def outside(score: ModuleType, given: dict[str, dict[str, Any]], out: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The outside scorer's own result on the given replies (milliseconds of latency by case are 1, 2, 3 …)."""
    order = list(given)
    monkeypatch.setattr(score, "ask", lambda _url, case: (given[case["id"]], (order.index(case["id"]) + 1) / 1e3))
    arguments = ["--url", "x", "--seeds", str(SHARED / "seeds"), "--cases", str(SAMPLE), "--json", str(out)]
    monkeypatch.setattr(sys, "argv", ["score.py", *arguments])
    score.main()
    return json.loads(out.read_text(encoding="utf-8"))


def inside(cases: list[Case], given: dict[str, dict[str, Any]]) -> list[Judgement]:
    sources = squash("".join(p.read_text(encoding="utf-8") for p in sorted((SHARED / "seeds").glob("*.txt"))))
    return [judge(c, Given.model_validate(given[c.id]), float(n), sources=sources) for n, c in enumerate(cases, 1)]


@pytest.mark.parametrize("seed", range(6))
def test_every_metric_agrees_with_the_outside_scorer(
    score: ModuleType, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = load_cases([SAMPLE])
    dice = random.Random(seed)
    given = {case.id: invent(case, dice) for case in cases}
    theirs = outside(score, given, tmp_path / "score.json", monkeypatch)
    ours = inside(cases, given)
    for mine, other in zip(ours, theirs["rows"], strict=True):
        row = mine.model_dump(by_alias=True)
        assert {name: row[name] for name in other} == other
    summary = summarise(ours).model_dump()
    for name, value in theirs["summary"].items():
        assert_same(summary[name], value, name)


def assert_same(mine: float | None, other: float, name: str) -> None:
    if math.isnan(other):
        assert mine is None, name
    else:
        assert mine == pytest.approx(other), name


def test_invented_replies_reach_both_sides_of_every_metric() -> None:
    cases = load_cases([SAMPLE])
    dice = random.Random(0)
    rows = [row for _ in range(6) for row in inside(cases, {case.id: invent(case, dice) for case in cases})]
    for name in ("passed", "status_ok", "hit1", "contain", "avoid", "verbatim"):
        assert {getattr(row, name) for row in rows} >= {True, False}, name
    assert any(row.ungrounded for row in rows)
