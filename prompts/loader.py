"""The fixed Chinese replies: data in `replies/*.yaml`, checked when loaded, rendered by id."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from policy_corpus.errors import PromptError
from prompts.reading import Identifier, check_given, placeholders, read_entries, require_same

FOLDER = Path(__file__).parent / "replies"


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
        used = placeholders(self.text)
        for what, names in (("variables", set(self.variables)), ("example", set(self.example))):
            require_same(what, names, used)
        return self

    def render(self, variables: Mapping[str, str | int]) -> str:
        """The wording with its variables filled in; PromptError names a missing, unknown or unusable one."""
        check_given(f"固定答复 {self.id}", self.variables.keys(), variables)
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
        for reply in read_entries(file, FixedReply, "固定答复"):
            if reply.id in replies:
                raise PromptError(f"{file.name}：固定答复 {reply.id} 重复了，请删去一个。")
            replies[reply.id] = reply
    if not replies:
        raise PromptError(f"{folder} 里没有固定答复（*.yaml），请检查安装是否完整。")
    return Replies(replies)
