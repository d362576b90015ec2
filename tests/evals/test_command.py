import json
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from evals.case import bundled_files, load_cases
from evals.cli import evaluate
from evals.command import SEALED_PART, Options, carry_out
from evals.targets import AssistantTarget
from policy_corpus.errors import InputError
from tests.evals.scripted import ScriptedAssistant, cited

CLAUSE = "对国家级创新平台给予一次性500万元补助。"
GOLD = [{"doc": "方案", "quote": "一次性500万元"}]
CASES = [
    {"id": "a", "turns": ["补多少？"], "must_contain": [["500万"]], "gold": GOLD},
    {"id": "b", "turns": ["上海呢？"], "expect": "not_found"},
]
RIGHT = {"补多少？": {"answer": "500万元。", "citations": [cited(CLAUSE)]}, "上海呢？": {"status": "not_found"}}
WRONG = RIGHT | {"上海呢？": {"answer": "也是500万元。"}}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    lines = [json.dumps({"kind": "amount", "expect": "answer"} | case, ensure_ascii=False) for case in CASES]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(script: dict[str, object], options: Options) -> int:
    return carry_out(options, AssistantTarget(ScriptedAssistant(script)))  # type: ignore[arg-type]


def test_run_writes_json_markdown_and_page(cases: Path, tmp_path: Path) -> None:
    json_out, md, html = tmp_path / "run.json", tmp_path / "run.md", tmp_path / "run.html"
    code = run(WRONG, Options(cases=[cases], json_out=json_out, markdown_out=md, html_out=html))
    written = json.loads(json_out.read_text(encoding="utf-8"))
    assert code == 0
    assert [(row["id"], row["pass"]) for row in written["rows"]] == [("a", True), ("b", False)]
    assert written["summary"]["passed"] == 0.5
    assert "上海呢？" in md.read_text(encoding="utf-8")
    assert "上海呢？" in html.read_text(encoding="utf-8")
    assert not json_out.with_name("run.json.partial").exists()


def test_later_run_is_compared_with_an_earlier_one(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "earlier.json"
    run(RIGHT, Options(cases=[cases], json_out=earlier))
    capsys.readouterr()
    run(WRONG, Options(cases=[cases], compare=earlier))
    assert "新失败 1 条：b" in capsys.readouterr().out


def test_fails_shows_expected_and_given(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(WRONG, Options(cases=[cases], fails=True))
    shown = capsys.readouterr().out
    assert "状态应为“未载明”，得“已回答”" in shown
    assert "也是500万元" in shown


@pytest.mark.parametrize("show_test", [False, True])
def test_bundled_test_part_stays_sealed_however_it_is_named(show_test: bool, tmp_path: Path) -> None:
    (sealed,) = (path for path in bundled_files() if path.stem == SEALED_PART)
    questions = {turn for case in load_cases([sealed]) for turn in case.turns}
    report = tmp_path / "run.md"
    options = Options(cases=[sealed], markdown_out=report, show_test=show_test)
    run({question: {"status": "clarification"} for question in questions}, options)
    shown = report.read_text(encoding="utf-8")
    assert ("只计分、不展示" in shown) is not show_test
    assert ("### " in shown) is show_test


def test_gate_fails_a_run_below_the_recorded_levels(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = {"补多少？": RuntimeError("boom"), "上海呢？": {}}
    assert run(broken, Options(cases=[cases], gate=True)) == 1
    assert "低于门槛：出错 1，应不高于 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"resume": True}, "--resume 要与 --json 一起用"),
        ({"json_out": Path("nowhere/at/all.json")}, "文件夹不存在"),
        ({"compare": Path("nowhere.json")}, "读不到这个旧结果"),
        ({"llm": True, "gate": True, "jobs": 2}, "不能与 --gate、--jobs 一起用"),
        ({"cases": [Path("nowhere.jsonl")]}, "读不到这个用例文件"),
    ],
)
def test_what_cannot_be_done_is_refused_before_asking(cases: Path, changes: dict[str, object], complaint: str) -> None:
    assistant = ScriptedAssistant({})
    options = Options(**({"cases": [cases]} | changes))  # type: ignore[arg-type]
    with pytest.raises(InputError, match=complaint):
        carry_out(options, AssistantTarget(assistant))
    assert assistant.requests == []


def test_file_that_is_no_result_cannot_be_compared_with(cases: Path) -> None:
    with pytest.raises(InputError, match="不是评测结果文件"):
        run(RIGHT, Options(cases=[cases], compare=cases))


def test_empty_case_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="没有用例可评测"):
        run(RIGHT, Options(cases=[tmp_path / "empty.jsonl"]))


def test_command_is_offered_to_the_command_line() -> None:
    (command,) = entry_points(group="policy_assistant.commands", name="eval")
    assert command.load() is evaluate


def test_help_names_every_option() -> None:
    app = typer.Typer()
    app.command("eval")(evaluate)
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output
    for option in ("--cases", "--url", "--json", "--md", "--html", "--compare", "--fails", "--gate", "--resume"):
        assert option in shown


def test_bundled_cases_load() -> None:
    from evals.case import bundled_files

    assert len(load_cases(bundled_files())) >= 120
