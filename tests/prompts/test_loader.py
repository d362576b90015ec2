"""The fixed replies: every one renders, and whatever does not fit fails by name."""

from pathlib import Path

import pytest

from policy_corpus.errors import PromptError
from prompts import FixedReply, load_replies

REPLIES = load_replies()


@pytest.mark.parametrize("reply", list(REPLIES), ids=lambda reply: reply.id)
def test_every_reply_renders_its_example_completely(reply: FixedReply) -> None:
    text = REPLIES.render(reply.id, **reply.example)
    assert "{" not in text
    assert all(value in text for value in reply.example.values())
    assert text.endswith(("。", "？", "”", "：", "）")) or reply.id.startswith("label_")


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(PromptError, match="line_lead_and_supporting 缺少变量：supporting"):
        REPLIES.render("line_lead_and_supporting", lead="市科技局")


def test_an_unknown_variable_is_named() -> None:
    with pytest.raises(PromptError, match="line_lead 没有这个变量：leader"):
        REPLIES.render("line_lead", lead="市科技局", leader="某局")


def test_none_never_reaches_a_reader() -> None:
    with pytest.raises(PromptError, match="应为文字或整数：lead"):
        REPLIES.render("line_lead", lead=None)  # type: ignore[arg-type]


def test_an_unknown_reply_is_named() -> None:
    with pytest.raises(PromptError, match="good_bye"):
        REPLIES.render("good_bye")


def test_braces_in_a_value_are_text() -> None:
    assert "{lead}" in REPLIES.render("line_lead", lead="{lead}")


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
