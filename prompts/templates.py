"""Templates for a language model: data in `templates/*.yaml`, checked when loaded, rendered with nothing missing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from prompts.reading import Identifier, Named, check_given, placeholders, read_folder, require_same

FOLDER = Path(__file__).parent / "templates"
Text = Annotated[str, Field(min_length=1)]


class ChatMessage(NamedTuple):
    """One message to a model."""

    role: Literal["system", "user", "assistant"]
    text: str


class Example(BaseModel):
    """A value for each variable, and the reply that is wanted for them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    variables: dict[Identifier, str]
    reply: Text


class Template(Named):
    """What a model is asked to do (`system`), what it is given (`user`), and at least one example of both."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    version: Annotated[int, Field(ge=1)]
    variables: dict[Identifier, str]
    system: Text
    user: Text
    examples: Annotated[list[Example], Field(min_length=1)]

    @model_validator(mode="after")
    def _variables_agree(self) -> Self:
        used = placeholders(self.user)
        require_same("variables", self.variables.keys(), used)
        for example in self.examples:
            require_same("examples", example.variables.keys(), used)
        if stray := placeholders(self.system):
            raise ValueError(f"system 里不能有变量：{'、'.join(sorted(stray))}")
        return self

    @property
    def name(self) -> str:
        """Id and version, such as `wording/1`: what an answer made with it depends on."""
        return f"{self.id}/{self.version}"

    def render(self, variables: Mapping[str, str | int]) -> list[ChatMessage]:
        """The messages, examples first; PromptError names a missing, unknown or unusable variable."""
        check_given(f"提示模板 {self.id}", self.variables.keys(), variables)
        shown = [m for each in self.examples for m in self._turn(each.variables, each.reply)]
        return [ChatMessage("system", self.system), *shown, ChatMessage("user", self.user.format_map(variables))]

    def _turn(self, variables: Mapping[str, str], reply: str) -> list[ChatMessage]:
        return [ChatMessage("user", self.user.format_map(variables)), ChatMessage("assistant", reply)]


def load_templates(folder: Path = FOLDER) -> dict[str, Template]:
    """Every template by id; raises PromptError naming the file and the entry that cannot be used."""
    return read_folder(folder, Template, "提示模板")
