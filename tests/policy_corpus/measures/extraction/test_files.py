from pathlib import Path

import pytest
import yaml

from policy_corpus.errors import CorpusError
from policy_corpus.measures.extraction import parse_file, propose_measures, to_yaml
from policy_corpus.measures.extraction.__main__ import main

_TEXT = "第一条 对新认定的省级、市级示范园，分别给予50万元、20万元奖励。\r\n第二条 对其租用的厂房给予补贴。\r\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_bytes(_TEXT.encode())
    return path


def test_yaml_holds_what_a_reviewer_needs(document: Path) -> None:
    first, second = yaml.safe_load(to_yaml(propose_measures(parse_file(document))))
    assert first["subject"] == "新认定的省级、市级示范园"
    assert [(grant["level"], grant["value"]) for grant in first["grants"]] == [("省级", "50万元"), ("市级", "20万元")]
    assert "review" not in first
    assert "未写明数额" in second["review"]
    assert second["quote"]["text"] in _TEXT


def test_command_prints_the_proposals(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(document)]) == 0
    assert len(yaml.safe_load(capsys.readouterr().out)) == 2


def test_command_says_in_one_line_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "没有.txt")]) == 2
    assert main([]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "无法读取文件" in lines[0]
    assert lines[1].startswith("用法：")


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "办法.txt"
    path.write_bytes("对企业给予奖励".encode("gbk"))
    with pytest.raises(CorpusError, match="UTF-8"):
        parse_file(path)
