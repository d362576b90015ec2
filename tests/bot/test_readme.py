"""The READMEs keep up with the program."""

import re
from pathlib import Path

import pytest

from bot.cli.app import app
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
VARIABLES = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("name", READMES)
def test_the_table_lists_every_setting_with_its_default(name: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert rows.keys() == VARIABLES.keys()
    for variable, field in VARIABLES.items():
        if field.default not in (None, "", ()):
            assert rows[variable] == f"`{field.default}`"


@pytest.mark.parametrize("name", READMES)
def test_every_command_that_is_shown_exists(name: str) -> None:
    shown = set(re.findall(r"policy-assistant ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")))
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    known |= {group.name for group in app.registered_groups}
    assert shown <= known
    assert {"ask", "index", "documents", "measures", "eligibility"} <= shown


def test_the_twins_show_the_same_commands() -> None:
    blocks = [re.findall(r"```sh\n.*?```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL) for name in READMES]
    assert blocks[0] == blocks[1] != []


@pytest.mark.parametrize("name", [*READMES, "docs/architecture.md", "docs/api.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    file = ROOT / name
    targets = re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []


def test_the_sample_env_file_names_every_setting_and_no_other() -> None:
    named = set(re.findall(rf"{PREFIX}\w+", (ROOT / ".env.example").read_text(encoding="utf-8")))
    assert named == VARIABLES.keys()
