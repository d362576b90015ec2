"""A model in this process whose wordings are made by a function of the line; it stands for an endpoint's replies."""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from bot.llm.cache import ReplyCache
from bot.llm.deadline import Deadline
from bot.llm.meter import Tally
from bot.wording.editor import Editor
from prompts import ChatMessage, load_replies, load_templates

_LINE = re.compile(r"^(\d+)\|(.*)$", re.MULTILINE)
TEMPLATES, REPLIES = load_templates(), load_replies()


@dataclass
class ScriptedModel:
    """Answers with `say(line)` for every line of the prompt; keeps what it said."""

    say: Callable[[str], str]
    name: str = "scripted"
    said: list[str] = field(default_factory=list)

    def stream(self, messages: Sequence[ChatMessage], deadline: Deadline) -> Generator[str, None, None]:
        """Line by line."""
        for number, line in _LINE.findall(messages[-1].text):
            self.said.append(self.say(line))
            yield f"{number}|{self.said[-1]}\n"


def editor_of(model: ScriptedModel) -> tuple[Editor, Tally]:
    """An editor with that model and no cache."""
    tally = Tally()
    return Editor(model, TEMPLATES["wording"], REPLIES, ReplyCache(0), tally, 6000, 3000), tally


def polite(line: str) -> str:
    """What a good model would say."""
    worded = re.sub(r"^对(?!于)", "按照规定，对于", line)
    return re.sub(r"(?<!可以)给予", "可以给予", worded)
