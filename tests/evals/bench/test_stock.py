import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evals.bench.load import send
from evals.bench.servers import free_port, running, stock_command
from evals.bench.stock import CHUNK_CHARACTERS, chunks_of, kept_stock
from policy_corpus.errors import PolicyAssistantError

TEXTS = {
    "grants": "国家级创新平台给予一次性五百万元补助。" * 40,
    "terms": "本方案自发布之日起实施，有效期五年。" * 40,
}


def test_chunks_reproduce_the_text_where_they_say_they_stand() -> None:
    for chunk in chunks_of(TEXTS):
        text, start = TEXTS[chunk.metadata["document_id"]], chunk.metadata["start_index"]
        assert text[start : start + len(chunk.page_content)] == chunk.page_content
        assert len(chunk.page_content) <= CHUNK_CHARACTERS


def test_baseline_finds_the_document_that_is_about_the_question(tmp_path: Path) -> None:
    span, text = kept_stock(TEXTS, tmp_path).search("创新平台补助多少钱", 1)[0]
    assert span.document_id == "grants"
    assert TEXTS["grants"][span.start : span.end] == text


def test_kept_baseline_is_not_built_again(tmp_path: Path) -> None:
    counted: list[int] = []
    for _ in range(2):
        kept_stock(TEXTS, tmp_path, lambda done, _total: counted.append(done))
    assert counted == [len(chunks_of(TEXTS))]


def test_of_two_at_once_one_builds_and_the_other_waits(tmp_path: Path) -> None:
    counted: list[int] = []
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(kept_stock, TEXTS, tmp_path, lambda done, _total: counted.append(done)) for _ in range(2)]
    assert {kept.result().search("有效期", 1)[0][0].document_id for kept in both} == {"terms"}
    assert counted == [len(chunks_of(TEXTS))]


def test_what_a_killed_build_left_is_built_anew(tmp_path: Path) -> None:
    left = tmp_path / "here" / kept_stock(TEXTS, tmp_path / "there").folder.name
    left.mkdir(parents=True)
    (left / "chroma.sqlite3").write_bytes(b"half a database")
    assert kept_stock(TEXTS, tmp_path / "here").search("有效期", 1)[0][0].document_id == "terms"


def test_baseline_server_answers_under_load_and_is_stopped_after_it(tmp_path: Path) -> None:
    folder, port = kept_stock(TEXTS, tmp_path).folder, free_port()
    with running(stock_command(folder, port), port, {}) as server:
        load = send(server.url, ["补助多少", "有效期多久", "何时实施"], clients=2)
        assert server.resident_mib() > 0
    assert len(load.waits_ms) == 3
    assert not server.process.is_running()


def test_server_that_does_not_come_up_is_reported() -> None:
    with (
        pytest.raises(PolicyAssistantError, match="没有启动起来"),
        running([sys.executable, "-c", ""], free_port(), {}),
    ):
        pass
