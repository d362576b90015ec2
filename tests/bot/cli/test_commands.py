"""The commands, run as processes: what they print, how they fail, and that help is quick."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.reply import Reply
from tests.bot.cli.conftest import Run, complaint


def test_help_is_chinese_and_lists_the_commands(run: Run) -> None:
    text = run("--help").stdout
    assert all(name in text for name in ("serve", "ask", "index", "documents", "用法", "选项", "命令"))
    assert not any(english in text for english in ("Usage", "Options", "Commands", "Show this message"))


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
from bot.cli import run
run(["ask", "--help"])
heavy = {"chromadb", "fastapi", "sqlalchemy", "jieba", "langchain_core", "numpy", "uvicorn"} & set(sys.modules)
sys.exit(f"imported for help: {heavy}" if heavy else 0)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_documents_are_listed_with_their_validity(run: Run) -> None:
    before, after = (run("documents", "--as-of", day).stdout for day in ("2025-12-31", "2026-01-01"))
    assert "zimao-2021  有效 2021-08-18～2025-12-31" in before
    assert "zimao-2021  已过有效期" in after


def test_documents_as_json_hold_all_metadata(run: Run) -> None:
    (document,) = json.loads(run("documents", "--json", "--as-of", "2023-06-01").stdout)
    assert document["id"] == "zimao-2021"
    assert document["validity"]["state"] == "in_force"


def test_index_says_what_changed(run: Run) -> None:
    result = run("index")
    assert "新增 0 段，改动 0 段，删除 0 段，未变" in result.stdout
    assert "没有改动" in result.stderr


def test_a_question_is_answered_with_its_clause(run: Run) -> None:
    result = run("ask", "院士工作站一年补多少？", "--as-of", "2023-06-01")
    assert result.returncode == 0, result.stderr
    assert "最高" in result.stdout
    assert "20万元" in result.stdout.replace("\n", "")
    assert "产业创新特区建设方案" in result.stdout
    assert "有效 2021-08-18～2025-12-31" in result.stdout


def test_json_is_the_reply_and_a_conversation_goes_on(run: Run) -> None:
    first = Reply.model_validate_json(run("ask", "院士工作站一年补多少？", "--as-of", "2023-06-01", "--json").stdout)
    follow_up = run(
        "ask", "博士后工作站呢？", "--conversation", first.conversation_id, "--json", "--as-of", "2023-06-01"
    )
    second = Reply.model_validate_json(follow_up.stdout)
    assert second.conversation_id == first.conversation_id
    assert "10万元" in second.answer


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask"], "缺少 问题"),
        (["ask", " "], "空的"),
        (["ask", "问" * 2001], "2001 个字符"),
        (["ask", "院士站\x07"], "控制字符"),
        (["ask", "院士站", "--as-of", "2026-02-30"], "没有这一天"),
        (["ask", "院士站", "--as-of", "明天"], "YYYY-MM-DD"),
        (["ask", "院士站", "补多少"], "请加引号"),
        (["documents", "--as-of", "x"], "YYYY-MM-DD"),
        (["documnets"], "没有 documnets 这个命令"),
        (["serve", "--port", "x"], "--port 的值不能用"),
        (["serve", "--port", "70000"], "--port 的值不能用"),
        (["serve", "--prot", "1"], "没有 --prot 这个选项"),
        (["serve", "--host", "203.0.113.9"], "不能监听 203.0.113.9"),
    ],
)
def test_a_bad_command_line_fails_in_one_line(fails: Callable[..., str], arguments: list[str], says: str) -> None:
    assert says in fails(*arguments)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "http", "POLICY_ASSISTANT_PORT=http 不能用：应为整数"),
        ("TIMEZONE", "Mars/Base", "没有这个时区"),
        ("LOG_LEVEL", "loud", "debug、info、warning、error"),
        ("DATABASE_URL", "nonsense", "POLICY_ASSISTANT_DATABASE_URL"),
        ("DOCUMENTS_DIR", "/nowhere", "/nowhere"),
    ],
)
def test_a_bad_setting_fails_in_one_line(
    fails: Callable[..., str], monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"POLICY_ASSISTANT_{name}", value)
    assert says in fails("ask", "院士站")


def test_a_bad_env_file_fails_in_one_line(fails: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"POLICY_ASSISTANT_PORT=\xff\xfe")
    assert ".env" in fails("documents")


def test_an_unknown_conversation_fails_in_one_line(run: Run) -> None:
    result = run("ask", "院士站", "--conversation", "c_nowhere")
    assert "没有编号为 c_nowhere 的对话" in complaint(result.returncode, result.stdout, result.stderr)


def test_a_port_in_use_is_reported_before_anything_slow(fails: Callable[..., str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"端口 {port} 已被占用" in fails("serve", "--port", port)


def test_the_catalogue_is_listed_by_document(run: Run) -> None:
    listed = run("measures", "--as-of", "2023-06-01").stdout
    assert "产业创新特区建设方案" in listed
    assert "zimao-high-tech-recognition" in listed
    assert len(json.loads(run("measures", "--json").stdout)) >= 40


def test_eligibility_shows_verdict_amount_and_what_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_text('{"district": "zimao", "registered": true}', encoding="utf-8")
    arguments = ("eligibility", "--profile", "profile.json", "--as-of", "2023-06-01")
    judged = run(*arguments, "--fact", "high_tech_recognition=first").stdout
    assert "符合  高新技术企业认定补助\n    金额：20万元" in judged
    assert "还想知道：" in judged
    assert "已过有效期" in run("eligibility", "--fact", "district=zimao", "--as-of", "2026-01-01").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--fact", "district"], "事实=值"),
        (["--fact", "colour=red"], "没有名为“colour”的事实"),
        (["--fact", "district=mars"], "没有“mars”这个选项"),
        (["--profile", "nothing.json"], "读不了"),
    ],
)
def test_a_bad_fact_fails_in_one_line(fails: Callable[..., str], arguments: list[str], says: str) -> None:
    assert says in fails("eligibility", *arguments)


def test_building_says_how_far_it_is(run: Run, tmp_path: Path) -> None:
    shown = run("index", POLICY_ASSISTANT_DATA_DIR=str(tmp_path / "own")).stderr.splitlines()
    passages = [line.split()[1] for line in shown if line.startswith("建立检索索引")]
    assert len(passages) > 1
    done, total = passages[-1].split("/")
    assert done == total
