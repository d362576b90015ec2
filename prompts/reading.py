"""Reading the data files of this package: YAML lists whose entries are checked, with errors that name the entry."""

import string
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from policy_corpus.errors import PromptError
from policy_corpus.yaml_text import parse_yaml

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Named(BaseModel):
    """An entry that is called for by its id."""

    id: Identifier


Entry = TypeVar("Entry", bound=Named)


def read_folder(folder: Path, entry: type[Entry], kind: str) -> dict[str, Entry]:
    """The entries of all files of a folder by id; raises PromptError as `read_entries`, and for an id used twice."""
    entries: dict[str, Entry] = {}
    for file in sorted(folder.glob("*.yaml")):
        for one in read_entries(file, entry, kind):
            if one.id in entries:
                raise PromptError(f"{file.name}：{kind} {one.id} 重复了，请删去一个。")
            entries[one.id] = one
    return entries


def read_entries(file: Path, entry: type[Entry], kind: str) -> list[Entry]:
    """The entries of a file; raises PromptError naming the file, and the entry (a `kind`) that cannot be used."""
    try:
        content = parse_yaml(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        raise PromptError(f"{file.name} 读不了：应为 UTF-8 编码的 YAML，请改正或恢复这个文件。") from None
    try:
        return TypeAdapter(list[entry]).validate_python(content)  # type: ignore[valid-type]
    except ValidationError as error:
        raise PromptError(f"{file.name}：{_say(error, content, kind)}。请改正这一条。") from None


def _say(error: ValidationError, content: Any, kind: str) -> str:
    first = error.errors()[0]
    place = first["loc"]
    entry = content[place[0]] if place and isinstance(content, list) and isinstance(place[0], int) else None
    name = entry.get("id", "?") if isinstance(entry, dict) else "?"
    return f"{kind} {name} 的 {'.'.join(map(str, place[1:])) or '内容'} 不合格式（{first['msg']}）"


def placeholders(text: str) -> set[str]:
    """Names of the `{variables}` in a text; raises ValueError for anything else in braces."""
    names = set()
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"变量只能写成 {{名称}} 的样子：{{{name}}}")
        names.add(name)
    return names


def require_same(what: str, names: Set[str], used: Set[str]) -> None:
    """Raise ValueError where the names are not those that the text uses."""
    if names != used:
        raise ValueError(f"{what} 与正文里的变量不一致：{'、'.join(sorted(names ^ used))}")


def check_given(name: str, declared: Set[str], given: Mapping[str, object]) -> None:
    """Raise PromptError naming every variable of `name` that is missing, unknown or neither text nor a number."""
    for what, names in (
        ("缺少变量", declared - given.keys()),
        ("没有这个变量", given.keys() - declared),
        ("变量的值应为文字或整数", {key for key, value in given.items() if type(value) not in (str, int)}),
    ):
        if names:
            raise PromptError(f"{name} {what}：{'、'.join(sorted(names))}。请在调用处改正。")
