from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import copy

import pytest
from rich.console import Console

from bot.flow import STEPS
from bot.settings import Settings
from evals.bench import indexing, latency, quality, serving
from evals.bench.context import Bench
from evals.bench.measurement import Measurement
from policy_corpus.corpus import DOCUMENTS


@pytest.fixture(scope="module")
def bench(kept_data: Path) -> Iterator[Bench]:
    """The real corpus."""
    opened = Bench(Settings(data_dir=kept_data), Console(file=StringIO()), limit=6)
    yield opened
    opened.close()


def by_name(measurements: list[Measurement]) -> dict[str, Measurement]:
    return {m.name: m for m in measurements}


def test_index_of_a_small_corpus_is_built_and_counted(tmp_path: Path) -> None:
    for name in ("gaoxin-profile-2023.yaml", "gaoxin-plan-2025.txt"):
        copy(DOCUMENTS / name, tmp_path / name)
    small = Bench(Settings(documents_dir=tmp_path, data_dir=tmp_path / "var"), Console(file=StringIO()), limit=6)
    found = by_name(list(indexing.measure(small)))
    assert found["检索单元"].ours == len(small.corpus.paragraphs)
    assert found["没有变化时再建"].ours is not None


def test_timed_questions_are_distinct_and_spread_over_the_cases(bench: Bench) -> None:
    assert len(set(bench.messages)) == 6
    assert bench.messages[0] == bench.questions[0].case.turns[0]


@pytest.mark.slow
def test_latency_is_measured_for_the_answer_and_for_each_step(bench: Bench) -> None:
    found = by_name(list(latency.measure(bench)))
    assert {f"步骤 {step.__name__}，中位数" for step in STEPS} <= found.keys()
    ratio = found["÷ 向量化中位数，中位数"].ours
    answer, embedding = found["回答（基线：检索），中位数"].ours, found["问题向量化，中位数"].ours
    assert answer is not None
    assert embedding is not None
    assert ratio == pytest.approx(answer / embedding)


@pytest.mark.slow
def test_our_search_finds_more_than_the_stock_parts(bench: Bench) -> None:
    found = by_name(list(quality.measure(bench)))
    for name in ("检索 hit@1", "检索 recall@5", "检索 recall@10"):
        ours, stock = found[name].ours, found[name].stock
        assert ours is not None
        assert stock is not None
        assert 0 < stock < ours <= 1


@pytest.mark.slow
def test_both_servers_are_measured_and_stopped(bench: Bench) -> None:
    found = by_name(list(serving.measure(bench, {serving.MEMORY})))
    assert found.keys() == {"启动后常驻", "回答之后常驻"}
    assert all(m.ours and m.stock for m in found.values())
