"""The templates for a language model: every one renders its examples, and whatever does not fit fails by name."""

from pathlib import Path

import pytest

from policy_corpus.errors import PromptError
from prompts import Template, load_templates

TEMPLATES = load_templates()


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.id)
def test_every_template_renders_its_examples_completely(template: Template) -> None:
    for example in template.examples:
        messages = template.render(example.variables)
        assert [message.role for message in messages] == [
            "system",
            *["user", "assistant"] * len(template.examples),
            "user",
        ]
        assert all(value in messages[-1].text for value in example.variables.values())
        assert messages[-1] == messages[1]


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(PromptError, match="wording 缺少变量：lines"):
        TEMPLATES["wording"].render({"boundary": "1a", "question": "多少"})


def test_an_unknown_variable_is_named() -> None:
    with pytest.raises(PromptError, match="wording 没有这个变量：tone"):
        TEMPLATES["wording"].render({"boundary": "1a", "question": "多少", "lines": "1|甲", "tone": "客气"})


def test_braces_in_a_value_are_text() -> None:
    messages = TEMPLATES["wording"].render({"boundary": "1a", "question": "{lines}", "lines": "1|甲"})
    assert "{lines}" in messages[-1].text


QUOTED = "'做{z}'"
GOOD = "id: a, version: 1, variables: {x: 某}, system: 做事, user: '甲{x}'"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (f"- {{{GOOD}, examples: []}}", "examples"),
        (f"- {{{GOOD}, examples: [{{variables: {{y: 乙}}, reply: 丙}}]}}", "x、y"),
        (f"- {{{GOOD}, examples: [{{variables: {{x: 乙}}, reply: 丙}}], mood: 好}}", "mood"),
        (f"- {{{GOOD.replace('做事', QUOTED)}, examples: [{{variables: {{x: 乙}}, reply: 丙}}]}}", "z"),
        (f"- {{{GOOD.replace('{x: 某}', '{}')}, examples: [{{variables: {{x: 乙}}, reply: 丙}}]}}", "x"),
    ],
)
def test_a_malformed_file_is_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "broken.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PromptError, match=r"broken\.yaml：提示模板 a") as raised:
        load_templates(tmp_path)
    assert complaint in str(raised.value)


def test_a_template_is_defined_once(tmp_path: Path) -> None:
    entry = f"- {{{GOOD}, examples: [{{variables: {{x: 乙}}, reply: 丙}}]}}\n"
    (tmp_path / "twice.yaml").write_text(entry * 2, encoding="utf-8")
    with pytest.raises(PromptError, match="提示模板 a 重复了"):
        load_templates(tmp_path)
