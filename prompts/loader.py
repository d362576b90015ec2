"""The fixed Chinese replies: data in `replies/*.yaml`, checked when loaded, rendered by id."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from policy_corpus.errors import PromptError
from prompts.reading import Identifier, Named, check_given, placeholders, read_folder, require_same

FOLDER = Path(__file__).parent / "replies"


class FixedReply(Named):
    """One reply: its wording with `{variables}`, what each variable means, and an example of each."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

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


@cache
def load_replies(folder: Path = FOLDER) -> Replies:
    """Every reply in `folder`; raises PromptError naming the file and the entry that cannot be used."""
    replies = read_folder(folder, FixedReply, "固定答复")
    if not replies:
        raise PromptError(f"{folder} 里没有固定答复（*.yaml），请检查安装是否完整。")
    return Replies(replies)
