"""What a conversation remembers between turns; stored as JSON by the sessions store."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.reply import Status
from bot.understanding.facets import Facets

REMEMBERED_TURNS = 12


class Quote(BaseModel):
    """A stretch of a clause that an answer rested on, and the member of a list that it stands for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    clause_id: str
    start: int
    end: int
    name: str = ""


class Spoken(BaseModel):
    """A support that was spoken of: in which words, and which measures these were answered with; none if not yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    measures: frozenset[str] = frozenset()


class Turn(BaseModel):
    """One question as it was asked and as it was understood, and what it was answered from."""

    model_config = ConfigDict(extra="forbid")

    message: str
    resolved: str
    whole: str = ""  # the question in words that stand alone
    subject: str
    intents: list[str]
    wording: str = ""  # how it was asked, with what an elliptic message took from the one before
    unit: str = ""  # the kind of figure that was wanted
    facets: Facets
    status: Status
    figures: list[str] = Field(default_factory=list)  # ids of the figure records that were stated
    measures: list[str] = Field(default_factory=list)  # ids of the measures that were stated
    spoken: list[Spoken] = Field(default_factory=list)  # the supports of before that were added up or compared
    clause_ids: list[str] = Field(default_factory=list)
    quotes: list[Quote] = Field(default_factory=list)  # what the answer's lines rested on, in order
    asked: list[str] = Field(default_factory=list)  # ids of the facts that the reply asked for
    supposed: bool = False  # whether it was asked of what the asker is not (要是独角兽呢)


class ConversationState(BaseModel):
    """The turns so far (latest last) and the facts the asker gave about himself."""

    model_config = ConfigDict(extra="forbid")

    turns: list[Turn] = Field(default_factory=list)
    profile: dict[str, Any] = Field(default_factory=dict)

    @property
    def asked(self) -> list[str]:
        """The facts that the latest reply asked for: a short answer is understood against them."""
        return self.turns[-1].asked if self.turns else []

    def last_on_topic(self) -> Turn | None:
        """The latest turn that was about the policies, for a follow-up to lean on."""
        return next((turn for turn in reversed(self.turns) if turn.status != "out_of_scope"), None)

    def with_turn(self, turn: Turn, profile: dict[str, Any]) -> "ConversationState":
        """The state after one more turn, old turns forgotten beyond a bound."""
        return ConversationState(turns=[*self.turns, turn][-REMEMBERED_TURNS:], profile=profile)
