import subprocess
import sys
from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.errors import IndexUnusableError
from retrieval.build import IndexReport, build_index
from retrieval.retriever import Retriever
from tests.retrieval.conftest import PLAN, tiny_corpus
from tests.retrieval.stalling_build import long_corpus

ROOT = Path(__file__).parents[2]
QUESTION = "首次认定的高新技术企业补助多少"


def _counts(report: IndexReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def _generations(folder: Path) -> list[Path]:
    return list((folder / "generations").iterdir())


def _clause_found(corpus: Corpus, folder: Path) -> str:
    with Retriever.open(corpus, folder) as retriever:
        hit = retriever.search(QUESTION, k=1)[0]
    return corpus.clauses[hit.clause_id].clean_text


def test_a_first_build_adds_everything_and_shows_progress(corpus: Corpus, tmp_path: Path) -> None:
    shown: list[tuple[int, int]] = []
    report = build_index(corpus, tmp_path, progress=lambda done, total: shown.append((done, total)))
    assert _counts(report) == (len(corpus.paragraphs), 0, 0, 0)
    assert shown[-1] == (len(corpus.paragraphs), len(corpus.paragraphs))


def test_building_again_writes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    before = _generations(tmp_path)
    report = build_index(corpus, tmp_path)
    assert _counts(report) == (0, 0, 0, len(corpus.paragraphs))
    assert not report.written
    assert _generations(tmp_path) == before


def test_only_differences_are_counted(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    changed = tiny_corpus(plan=PLAN.replace("20万元补助", "30万元补助") + "\n4.扩建码头。东港区扩建码头。\n")
    report = build_index(changed, tmp_path)
    assert report.added == 1
    assert report.changed == 1
    assert report.removed == 0
    assert report.unchanged == len(corpus.paragraphs) - 1
    assert "30万元" in _clause_found(changed, tmp_path)
    assert len(_generations(tmp_path)) == 1


def test_removed_clauses_are_gone(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    shorter = tiny_corpus(plan=PLAN.replace("3.支持院士工作站。每年补助最高20万元。\n", ""))
    assert build_index(shorter, tmp_path).removed == 1
    with Retriever.open(shorter, tmp_path) as retriever:
        found = [shorter.paragraphs[hit.paragraph_id].clean_text for hit in retriever.search("院士站", k=50)]
    assert not any("院士" in text for text in found)


@pytest.mark.parametrize("batch", ["first", "last"])
def test_a_killed_build_leaves_the_old_index_serving(corpus: Corpus, tmp_path: Path, batch: str) -> None:
    build_index(corpus, tmp_path)
    command = [sys.executable, "-m", "tests.retrieval.stalling_build", str(tmp_path), batch]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "stalled\n"
        assert len(_generations(tmp_path)) == 2
        builder.kill()
    assert "20万元" in _clause_found(corpus, tmp_path)
    longer = long_corpus()
    assert build_index(longer, tmp_path).written
    assert len(_generations(tmp_path)) == 1
    with Retriever.open(longer, tmp_path) as retriever:
        assert retriever.search("第7类装备", k=1)[0].clause_id in longer.clauses


def test_two_builders_take_turns(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from retrieval.build import build_index;"
        "from tests.retrieval.conftest import tiny_corpus; build_index(tiny_corpus(), Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    builders = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [builder.wait() for builder in builders] == [0, 0]
    assert len(_generations(tmp_path)) == 1
    assert "20万元" in _clause_found(tiny_corpus(), tmp_path)


def test_a_reader_keeps_its_index_until_it_closes(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    changed = tiny_corpus(plan=PLAN.replace("20万元补助", "30万元补助"))
    with Retriever.open(corpus, tmp_path) as reader:
        build_index(changed, tmp_path)
        assert len(_generations(tmp_path)) == 2
        assert reader.search(QUESTION, k=1)[0].document_id == "plan"
    build_index(corpus, tmp_path)
    assert len(_generations(tmp_path)) == 1


def test_building_again_notices_damage(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    next(tmp_path.glob("generations/*/lexical/words/counts.npy")).write_bytes(b"")
    with pytest.raises(IndexUnusableError, match="已损坏"):
        build_index(corpus, tmp_path)
    assert build_index(corpus, tmp_path, rebuild=True).written


def test_an_index_of_another_version_is_replaced_without_asking(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    (_generations(tmp_path)[0] / "manifest.json").write_text(
        '{"schema_version": 0, "made_by": "an old version"}', "utf-8"
    )
    assert build_index(corpus, tmp_path).added == len(corpus.paragraphs)
    assert "20万元" in _clause_found(corpus, tmp_path)


def test_an_index_of_another_model_is_refused_until_rebuilt(corpus: Corpus, tmp_path: Path) -> None:
    build_index(corpus, tmp_path)
    manifest = _generations(tmp_path)[0] / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("multilingual-e5-small-q4", "another-model"), "utf-8")
    with pytest.raises(IndexUnusableError, match=r"another-model.*policy-assistant index --rebuild"):
        build_index(corpus, tmp_path)
    with pytest.raises(IndexUnusableError, match="policy-assistant index --rebuild"):
        Retriever.open(corpus, tmp_path)
    build_index(corpus, tmp_path, rebuild=True)
    assert "20万元" in _clause_found(corpus, tmp_path)
