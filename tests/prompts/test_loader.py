"""The fixed replies: every one renders, and whatever does not fit fails by name."""

import re
from pathlib import Path
from typing import get_args

import pytest

import bot
from bot.reply import Verdict
from bot.telegram.application import MENU
from policy_corpus.errors import PromptError
from prompts import FixedReply, load_replies

REPLIES = load_replies()


@pytest.mark.parametrize("reply", list(REPLIES), ids=lambda reply: reply.id)
def test_every_reply_renders_its_example_completely(reply: FixedReply) -> None:
    text = REPLIES.render(reply.id, **reply.example)
    assert "{" not in text
    assert all(value in text for value in reply.example.values())
    assert text.endswith(("。", "？", "”", "：", "）")) or reply.id.startswith("label_")


def test_every_reply_is_given_somewhere() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(bot.__file__).parent.rglob("*.py")]
    formed = {f"label_command_{name}" for name in MENU} | {f"label_{verdict}" for verdict in get_args(Verdict)}
    given = {reply.id for reply in REPLIES if any(re.search(rf"""["']{reply.id}["']""", source) for source in sources)}
    assert {reply.id for reply in REPLIES} == given | formed


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(PromptError, match="line_wrong_premise 缺少变量：actual"):
        REPLIES.render("line_wrong_premise", claimed="100万元")


def test_an_unknown_variable_is_named() -> None:
    with pytest.raises(PromptError, match="not_found_interpreter 没有这个变量：title"):
        REPLIES.render("not_found_interpreter", document="三年行动计划", title="某计划")


def test_none_never_reaches_a_reader() -> None:
    with pytest.raises(PromptError, match="应为文字或整数：document"):
        REPLIES.render("not_found_interpreter", document=None)  # type: ignore[arg-type]


def test_an_unknown_reply_is_named() -> None:
    with pytest.raises(PromptError, match="good_bye"):
        REPLIES.render("good_bye")


def test_braces_in_a_value_are_text() -> None:
    assert "{document}" in REPLIES.render("not_found_interpreter", document="{document}")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("- {id: a, version: 1, text: '甲{x}'}", "x"),
        ("- {id: a, version: 1, text: 甲, variables: {x: 某}, example: {x: 乙}}", "x"),
        ("- {id: a, version: 1, text: '甲{x.y}', variables: {x: 某}, example: {x: 乙}}", "x.y"),
        ("- {id: a, version: 1, text: '甲{x!r}', variables: {x: 某}, example: {x: 乙}}", "固定答复 a"),
        ("- {id: a, version: 1, text: '甲{'}", "固定答复 a"),
        ("- {id: a, version: 1, text: 甲, tone: 客气}", "tone"),
        ("- {id: a, version: '1', text: 甲}", "version"),
        ("- {id: a, version: 1, text: 甲}\n- {id: a, version: 2, text: 乙}", "重复"),
        ("id: a", "不合格式"),
        ("- [", "YAML"),
        ("- {id: a, version: 1, text: 2023-13-40}", "YAML"),
    ],
)
def test_a_malformed_file_is_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "broken.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PromptError, match=r"broken\.yaml") as raised:
        load_replies(tmp_path)
    assert complaint in str(raised.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="没有固定答复"):
        load_replies(tmp_path)
