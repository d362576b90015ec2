"""Has a model reword the lines of a draft, and takes what passes the gate."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.drafting import Draft
from bot.llm.budget import estimate_tokens, within_budget
from bot.llm.cache import ReplyCache
from bot.llm.deadline import Deadline
from bot.llm.faults import ModelError
from bot.llm.isolation import neutral, new_boundary
from bot.llm.meter import Meter
from bot.llm.model import Model
from bot.wording.acceptance import faults_of, without_marks
from bot.wording.lines import Item, items_of, numbered, proposals
from bot.wording.output import Output, Show
from prompts import ChatMessage, Replies, Template

_LONGEST_QUESTION = 300  # characters of the question that the model sees
_BEYOND_THE_LINES = 1.5  # tokens of a reply for each token of the lines sent


@dataclass(frozen=True)
class Editor:
    """Rewords drafts with one model; safe to use from several threads."""

    model: Model
    template: Template
    replies: Replies
    cache: ReplyCache
    meter: Meter
    prompt_tokens: int
    reply_tokens: int

    def reword(self, draft: Draft, question: str, deadline: Deadline, show: Show) -> None:
        """Put accepted wordings into the draft's lines, in place; `show` gets every line once it is settled.

        Status, sources, measures and figures stay as they are; warnings say where the rules had to stand in.
        """
        output = Output(draft, show)
        items = self._affordable(draft, items_of(draft), question)
        if items:
            self._take(output, items, question, deadline)
        output.finish()

    def _affordable(self, draft: Draft, items: list[Item], question: str) -> list[Item]:
        fixed = sum(estimate_tokens(message.text) for message in self._messages([], question))
        lines = numbered(items)
        room = (self.prompt_tokens - fixed, int(self.reply_tokens / _BEYOND_THE_LINES))
        fitting = min(within_budget(lines, tokens) for tokens in room)
        if fitting < len(items):
            draft.warnings.append(self.replies.render("model_over_budget", count=len(items) - fitting))
        return items[:fitting]

    def _take(self, output: Output, items: list[Item], question: str, deadline: Deadline) -> None:
        outcomes: dict[int, str] = {}  # number of an item -> the fault of its wording, "" for none
        try:
            for number, words in self._proposed(items, question, deadline):
                if max(outcomes, default=0) < number <= len(items):
                    outcomes[number] = self._settle(output, items[number - 1], words)
                if number == len(items):
                    break
        except ModelError as fault:
            self.meter.fallback("wording", fault.reason)
            output.draft.warnings.append(self.replies.render("model_fault", fault=str(fault)))
            self._report(output.draft, list(outcomes.values()))
            return
        self._report(output.draft, [outcomes.get(number, "missing") for number in range(1, len(items) + 1)])

    def _settle(self, output: Output, item: Item, words: str) -> str:
        faults = faults_of(item.text, item.marks, words, self.template.system)
        output.settle(item.place, None if faults else item.enumerator + without_marks(words))
        return faults[0] if faults else ""

    def _report(self, draft: Draft, outcomes: list[str]) -> None:
        faults = list(filter(None, outcomes))
        for kind in faults:
            self.meter.rejection(kind)
        self.meter.accepted(len(outcomes) - len(faults))
        if faults:
            draft.warnings.append(self.replies.render("model_not_kept", count=len(faults)))

    def _proposed(self, items: list[Item], question: str, deadline: Deadline) -> Iterator[tuple[int, str]]:
        lines = numbered(items)
        key = self.cache.key(self.model.name, self.template.name, question, *lines)
        if kept := self.cache.get(key):
            self.meter.cached()
            yield from proposals([kept])
            return
        got = ""
        for number, words in proposals(self.model.stream(self._messages(lines, question), deadline)):
            got += f"{number}|{words}\n"
            if number == len(lines):
                self.cache.put(key, got)
            yield number, words

    def _messages(self, lines: list[str], question: str) -> list[ChatMessage]:
        shown = neutral(question, _LONGEST_QUESTION)
        return self.template.render({"boundary": new_boundary(), "question": shown, "lines": "\n".join(lines)})
