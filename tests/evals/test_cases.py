import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from evals.case import Case, bundled_files, load_cases
from evals.check_cases import check, clauses_holding
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.model import Clause

SAMPLE = Path(__file__).parents[3] / "shared" / "questions" / "sample.jsonl"
GOLD = {"doc": "产业创新特区", "quote": "对首次认定的高新技术企业，一次性给予20万元补助"}
SOUND: dict[str, object] = {
    "id": "a",
    "kind": "amount",
    "turns": ["首次认定的高企补多少？"],
    "gold": [GOLD],
    "must_contain": [["20万元", "20万"]],
    "expect": "answer",
    "note": "首次20万",
    "part": "train",
}


@cache
def corpus() -> Corpus:
    return load_corpus()


@cache
def bundled() -> tuple[Case, ...]:
    return tuple(load_cases(bundled_files()))


def asked_about() -> list[Clause]:
    return [clause for case in bundled() for gold in case.gold for clause in clauses_holding(gold, corpus())]


def faults(*changes: dict[str, object]) -> list[str]:
    return check([Case.model_validate(SOUND | {"id": f"c{i}"} | change) for i, change in enumerate(changes)], corpus())


def test_bundled_cases_hold() -> None:
    assert check(bundled(), corpus()) == []


def test_bundled_cases_cover_what_people_ask() -> None:
    kinds = Counter(case.kind for case in bundled())
    least = {"multi_turn": 30, "clarify": 12, "not_found": 90, "out_of_scope": 30}
    assert {kind: kinds[kind] for kind in least if kinds[kind] < least[kind]} == {}
    assert min(kinds.values()) >= 5
    assert len(bundled()) >= 540


def test_every_part_has_every_kind_of_question() -> None:
    kinds = {part: {case.kind for case in bundled() if case.part == part} for part in ("train", "dev", "test")}
    assert kinds["train"] == kinds["dev"] == kinds["test"]


def test_every_document_is_asked_about() -> None:
    assert {clause.document_id for clause in asked_about()} == set(corpus().documents)


def test_every_numbered_support_clause_is_asked_about() -> None:
    numbered = {clause.id for clause in corpus().documents["zimao-2021"].clauses if clause.number}
    assert len(numbered) >= 18
    assert numbered - {clause.id for clause in asked_about()} == set()


def test_sound_case_has_no_fault() -> None:
    assert faults({}) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"gold": [GOLD | {"doc": "没有这份文件"}]}, "没有标题含"),
        ({"gold": [GOLD | {"quote": "一次性给予25万元补助"}]}, "出现 0 次"),
        ({"gold": [GOLD | {"quote": "高新技术企业"}]}, "应恰为一次"),
        ({"may_cite": [GOLD | {"quote": "一次性给予25万元补助"}]}, "出现 0 次"),
        ({"must_contain": [["25万元"]]}, "必含的“25万元”在标准条款里没有"),
        ({"must_contain": [["20万元"]], "must_not_contain": ["20万"]}, "同时又被禁止"),
        ({"must_contain": []}, "应答的用例要有"),
        ({"gold": []}, "应答的用例要有"),
        ({"expect": "not_found"}, "拒答或反问的用例不应有"),
        ({"note": ""}, "缺少备注"),
        ({"note": "(1200-800)×30%=130万"}, "算式不成立：(1200-800)×30%=130"),
    ],
)
def test_planted_fault_is_found(change: dict[str, object], fault: str) -> None:
    assert any(fault in found for found in faults(change))


def test_quote_that_straddles_two_clauses_is_found() -> None:
    straddling = "采取“一事一议”“一企一策”方式加大支持力度。\n\n2.享受政策的单位应书面承诺"
    assert any("不在任何一个条款之内" in found for found in faults({"gold": [GOLD, GOLD | {"quote": straddling}]}))


def test_computed_amount_counts_when_the_note_shows_it() -> None:
    assert faults({"must_contain": [["40万"]], "note": "20×2=40万"}) == []


def test_same_question_in_two_parts_is_found() -> None:
    other: dict[str, object] = {"part": "test", "turns": ["首次认定高企补多少钱？"], "must_contain": [["20万"]]}
    assert any("问法相近" in found for found in faults({}, other))


def test_same_fact_in_two_parts_is_found() -> None:
    assert any("同一事实" in found for found in faults({}, {"part": "dev", "turns": ["头回评上给几万"]}))


def test_same_question_twice_is_found() -> None:
    assert any("同一个问题写了两遍" in found for found in faults({}, {}))


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample questions are not beside the repository")
def test_no_sample_question_is_copied() -> None:
    sample = {tuple(json.loads(line)["turns"]) for line in SAMPLE.read_text(encoding="utf-8").splitlines()}
    assert [case.id for case in bundled() if case.turns in sample] == []
