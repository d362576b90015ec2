from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.settings import Settings
from evals.bench.ablation import PARTS, Ablation, Row
from evals.bench.ablation_questions import RememberingEncoder, asked
from evals.bench.ablation_weights import Variant, as_they_are
from evals.bench.context import Bench
from evals.case import BUNDLED_CASES, load_cases
from retrieval.encoder import model_fingerprint
from retrieval.vector_cache import VectorCache


@pytest.fixture(scope="module")
def ablation(kept_data: Path) -> Iterator[Ablation]:
    """A few real questions."""
    bench = Bench(Settings(data_dir=kept_data), Console(file=StringIO()), limit=0)
    cases = load_cases([BUNDLED_CASES / "dev.jsonl"])
    few = [case for case in cases if case.expect == "answer"][::8]
    yield Ablation(bench.assistant, list(asked(bench.assistant, few, bench.sources)))
    bench.close()


def _row(worse: int, better: int, concerned: int = 9) -> Row:
    return Row("", "", {}, 0.0, 0.0, 0.0, concerned, worse, better)


def test_the_test_questions_are_never_looked_at() -> None:
    assert PARTS == ("train", "dev")


@pytest.mark.parametrize(
    ("worse", "better", "verdict"),
    [(0, 0, "不改变结果"), (6, 0, "有用"), (2, 1, "略有用"), (2, 2, "得失相抵"), (1, 2, "或有害"), (0, 6, "有害")],
)
def test_a_weight_is_judged_by_the_questions_that_change_without_it(worse: int, better: int, verdict: str) -> None:
    assert _row(worse, better).verdict == verdict


def test_a_weight_that_no_question_meets_is_not_called_useless() -> None:
    assert _row(0, 0, concerned=0).verdict == "没有题用到"


@pytest.mark.slow
def test_todays_weights_change_nothing_and_none_at_all_find_nothing(ablation: Ablation) -> None:
    now = as_they_are()
    nothing = {**dict.fromkeys(now.ranking, 0.0), "fields": dict.fromkeys(now.ranking["fields"], 0.0)}
    today, without = ablation.rows([now, Variant("", "", nothing, now.fusion)])
    assert (today.worse, today.better, today.concerned) == (0, 0, 0)
    assert without.concerned == len(ablation.questions)
    assert today.recall_few > 0.5 > without.recall_few
    assert without.worse > without.better


@pytest.mark.slow
def test_a_turn_is_understood_in_its_conversation(ablation: Ablation) -> None:
    assert any(len(question.case.turns) > 1 for question in ablation.questions)
    assert all(question.queries and question.search_text for question in ablation.questions)


def test_a_question_is_embedded_once(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.db", model_fingerprint())
    first = RememberingEncoder(cache).query_vector("研发补助")
    assert cache.get(["研发补助"])["研发补助"].tolist() == first.tolist()
    assert RememberingEncoder(cache).query_vector("研发补助").tolist() == first.tolist()
