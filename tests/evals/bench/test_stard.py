from pathlib import Path

import pytest
import typer

from evals.bench.stard import main
from tests.evals.bench.stard_archive import write_archive


def test_an_absent_archive_is_said_and_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(articles="8000", seed=0, archive=tmp_path / "none.tar.xz")
    assert "未评测" in capsys.readouterr().out


def test_all_sides_are_shown_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("COLUMNS", "160")
    main(articles="all", seed=0, archive=write_archive(tmp_path / "stard.tar.xz"))
    shown = capsys.readouterr().out
    assert "5 条法条（种子 0），1 个开发集问题" in shown
    assert all(side in shown for side in ("BM25", "向量", "融合"))
    assert (tmp_path / "var" / "bench" / "stard" / "vectors.db").exists()


def test_a_number_of_articles_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(typer.Exit):
        main(articles="many", seed=0, archive=write_archive(tmp_path / "stard.tar.xz"))
