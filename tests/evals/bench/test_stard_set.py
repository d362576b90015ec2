from pathlib import Path

import pytest

from evals.bench.stard_set import ARCHIVE, Stard, load_stard
from policy_corpus.errors import InputError
from tests.evals.bench.stard_archive import write_archive

GOLDS = {"D1", "D3", "D4"}


@pytest.fixture
def stard(tmp_path: Path) -> Stard:
    return load_stard(write_archive(tmp_path / "stard.tar.xz"))


def _ids(stard: Stard) -> set[str]:
    return {article.id for article in stard.articles}


def test_articles_questions_and_golds_are_read(stard: Stard) -> None:
    assert stard.articles[0].title == "公司法第一条"
    assert [query.golds for query in stard.part("dev")] == [{"D3", "D4"}]


def test_a_subset_keeps_every_gold_article_in_the_order_of_the_whole(stard: Stard) -> None:
    part = stard.subset(4, seed=7)
    assert len(part.articles) == 4
    assert _ids(part) >= GOLDS
    assert [a.id for a in part.articles] == sorted(_ids(part))
    assert part.queries == stard.queries


def test_the_rest_is_drawn_by_the_seed(stard: Stard) -> None:
    drawn = {seed: _ids(stard.subset(4, seed)) for seed in range(20)}
    assert set.union(*drawn.values()) == _ids(stard)
    assert all(_ids(stard.subset(4, seed)) == ids for seed, ids in drawn.items())


def test_no_size_means_all(stard: Stard) -> None:
    assert _ids(stard.subset(None, seed=0)) == _ids(stard)


def test_a_subset_too_small_for_the_golds_is_refused(stard: Stard) -> None:
    with pytest.raises(InputError, match="至少要 3"):
        stard.subset(2, seed=0)


def test_what_is_no_archive_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tar.xz"
    broken.write_text("no")
    with pytest.raises(InputError, match=r"broken\.tar\.xz"):
        load_stard(broken)


@pytest.mark.skipif(not ARCHIVE.exists(), reason="../shared/data/stard.tar.xz is not there")
def test_the_real_set_has_its_308_dev_questions_and_a_subset_for_them() -> None:
    stard = load_stard().subset(8000, seed=0)
    assert len(stard.part("dev")) == 308
    assert len(stard.articles) == 8000
    assert all(query.golds <= _ids(stard) for query in stard.part("dev")[:20])
