import json
from datetime import date
from pathlib import Path

import pytest

from evals.case import load_cases
from policy_corpus.errors import InputError

CASE = {"id": "a", "kind": "amount", "turns": ["补多少？"], "as_of": "2023-06-01", "gold": [], "expect": "answer"}


def write(folder: Path, *lines: object, name: str = "cases.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_cases([path])
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_cases_load_in_order_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    cases = load_cases([write(tmp_path, CASE, "", CASE | {"id": "b", "as_of": None})])
    assert [(case.id, case.as_of) for case in cases] == [("a", date(2023, 6, 1)), ("b", None)]


def test_part_is_the_files_name_unless_given(tmp_path: Path) -> None:
    cases = load_cases([write(tmp_path, CASE, CASE | {"id": "b", "part": "mine"}, name="dev.jsonl")])
    assert [case.part for case in cases] == ["dev", "mine"]


def test_line_separator_inside_a_string_does_not_end_the_line(tmp_path: Path) -> None:
    line = json.dumps(CASE | {"turns": ["一\u2028二"]}, ensure_ascii=False)
    assert load_cases([write(tmp_path, line)])[0].turns == ("一\u2028二",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"id": ', "cases.jsonl:2：不是合法的 JSON"),
        ({k: v for k, v in CASE.items() if k != "turns"} | {"id": "b"}, "字段 turns 缺少这一项"),
        (CASE | {"id": "b", "must_contian": []}, "字段 must_contian 没有这一项"),
        (CASE | {"id": "b", "turns": []}, "字段 turns 不能为空"),
        (CASE | {"id": "b", "expect": "refuse"}, "字段 expect 只能取：answer、not_found"),
        (CASE | {"id": "b", "as_of": "2023年"}, "字段 as_of 应为 YYYY-MM-DD"),
        (CASE | {"id": "b", "gold": [{"doc": "x", "quote": 5}]}, "字段 gold.0.quote 应为文字"),
        (["not an object"], "cases.jsonl:2："),
        (CASE, "cases.jsonl:2：编号 a 已在"),
    ],
)
def test_bad_line_is_named_with_its_fault(tmp_path: Path, line: object, expected: str) -> None:
    assert expected in complaint(write(tmp_path, CASE, line))


def test_missing_file_is_reported_in_one_line(tmp_path: Path) -> None:
    assert "读不到这个用例文件" in complaint(tmp_path / "none.jsonl")


def test_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes("补多少".encode("gbk"))
    assert "不是 UTF-8" in complaint(path)
