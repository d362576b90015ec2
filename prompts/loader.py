"""The fixed Chinese replies: data in `replies/*.yaml`, checked when loaded, rendered by id."""

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from policy_corpus.errors import PromptError

FOLDER = Path(__file__).parent / "replies"

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class FixedReply(BaseModel):
    """One reply: its wording with `{variables}`, what each variable means, and an example of each."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Identifier
    version: Annotated[int, Field(ge=1)]
    text: Annotated[str, Field(min_length=1)]
    variables: dict[Identifier, str] = Field(default_factory=dict)
    example: dict[Identifier, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _variables_agree(self) -> Self:
        used = _placeholders(self.text)
        for what, names in (("variables", set(self.variables)), ("example", set(self.example))):
            if names != used:
                raise ValueError(f"{what} 与正文里的变量不一致：{'、'.join(sorted(names ^ used))}")
        return self

    def render(self, variables: Mapping[str, str | int]) -> str:
        """The wording with its variables filled in; PromptError names a missing, unknown or unusable one."""
        for what, names in (
            ("缺少变量", self.variables.keys() - variables.keys()),
            ("没有这个变量", variables.keys() - self.variables.keys()),
            ("变量的值应为文字或整数", {name for name, value in variables.items() if type(value) not in (str, int)}),
        ):
            if names:
                raise PromptError(f"固定答复 {self.id} {what}：{'、'.join(sorted(names))}。请在调用处改正。")
        return self.text.format_map(variables)


class Replies:
    """All fixed replies, by id."""

    def __init__(self, replies: Mapping[str, FixedReply]) -> None:
        self._replies = dict(replies)

    def __iter__(self) -> Iterator[FixedReply]:
        return iter(self._replies.values())

    def __len__(self) -> int:
        return len(self._replies)

    def render(self, reply_id: str, **variables: str | int) -> str:
        """The reply `reply_id` with its variables filled in; raises PromptError naming what does not fit."""
        try:
            reply = self._replies[reply_id]
        except KeyError:
            raise PromptError(f"没有名为 {reply_id} 的固定答复；请在 prompts/replies/ 里加上。") from None
        return reply.render(variables)


def load_replies(folder: Path = FOLDER) -> Replies:
    """Every reply in `folder`; raises PromptError naming the file and the entry that cannot be used."""
    replies: dict[str, FixedReply] = {}
    for file in sorted(folder.glob("*.yaml")):
        for reply in _read(file):
            if reply.id in replies:
                raise PromptError(f"{file.name}：固定答复 {reply.id} 重复了，请删去一个。")
            replies[reply.id] = reply
    if not replies:
        raise PromptError(f"{folder} 里没有固定答复（*.yaml），请检查安装是否完整。")
    return Replies(replies)


def _read(file: Path) -> list[FixedReply]:
    try:
        # The C loader is ten times faster, and start-up is short.
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        raise PromptError(f"{file.name} 读不了：应为 UTF-8 编码的 YAML，请改正或恢复这个文件。") from None
    try:
        return TypeAdapter(list[FixedReply]).validate_python(content)
    except ValidationError as error:
        raise PromptError(f"{file.name}：{_say(error, content)}。请改正这一条。") from None


def _say(error: ValidationError, content: Any) -> str:
    first = error.errors()[0]
    place = first["loc"]
    entry = content[place[0]] if place and isinstance(content, list) and isinstance(place[0], int) else None
    name = entry.get("id", "?") if isinstance(entry, dict) else "?"
    return f"固定答复 {name} 的 {'.'.join(map(str, place[1:])) or '内容'} 不合格式（{first['msg']}）"


def _placeholders(text: str) -> set[str]:
    names = set()
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"变量只能写成 {{名称}} 的样子：{{{name}}}")
        names.add(name)
    return names
