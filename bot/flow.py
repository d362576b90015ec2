"""The answer flow: one list of named steps over one exchange (DESIGN §5)."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.accounting import take_account
from bot.adding_turns import answered_together
from bot.answering.documents import notice_validity
from bot.answering.inquiry import Inquiry
from bot.answering.merging import answer_all
from bot.answering.passages import say_source
from bot.answering.premises import correct_premise
from bot.answering.refusals import out_of_scope, say_whether_in_force
from bot.answering.replaced import notice_replaced
from bot.answering.sought import lead_with_sought
from bot.answering.standing import lead_with_standing
from bot.asker import read_asker, tells_anew
from bot.compared import Compared
from bot.conversation import ConversationState, Spoken
from bot.drafting import Draft
from bot.each_holder import answer_for_each
from bot.grounding.gate import ground as check_grounds
from bot.inquiring import inquiries_of
from bot.kit import Kit
from bot.leaving_out import LeftOut, say_left_out
from bot.listening import SILENCE, Listener
from bot.llm.deadline import Deadline
from bot.llm.faults import ModelError
from bot.modelling import ModelSteps
from bot.otherwise import answered_otherwise
from bot.profile import Reading
from bot.profile.reader import only_forgets
from bot.remembering import asks_on, questions_of
from bot.request import ChatRequest
from bot.rereading.occasion import at_a_loss, facts_wanted, user_words
from bot.rereading.reader import Understood
from bot.supplementing import supplemented
from bot.telling_apart import add_apart
from bot.understanding.apart import Thing
from bot.understanding.plain_speech import in_plain_speech
from bot.understanding.preamble import without_errand, without_size
from bot.understanding.question import Question
from bot.understanding.scope import Likeness, judge_scope
from bot.understanding.told import without_told


@dataclass
class Exchange:
    """One message on its way to a reply; each step reads what the earlier ones found."""

    kit: Kit
    request: ChatRequest
    state: ConversationState
    as_of: date
    typed: str = field(init=False)  # the message itself, where `request` holds it as a whole question
    text: str = ""
    read_as: str = ""  # the message as typed, but for what it only tells
    question: Question | None = None
    further: list[Question] = field(default_factory=list)  # that the same message asks, each leaning on the one before
    mixed: bool = False  # whether it asks of several holders whose facts could not be told apart
    things: list[Thing] = field(default_factory=list)  # that the message tells of, where the questions are of these
    spoken: list[Spoken] = field(default_factory=list)  # of before, where the message asks of all that together
    left_out: list[LeftOut] = field(default_factory=list)  # told besides, and no part of what is asked
    inquiries: list[Inquiry] = field(default_factory=list)
    draft: Draft | None = None
    reading: Reading = field(default_factory=Reading)
    known: dict[str, Any] = field(init=False)  # of the asker, before this message
    profile: dict[str, Any] = field(init=False)  # and with it
    supposed: dict[str, Any] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    listener: Listener = SILENCE
    model: ModelSteps | None = None
    _compared: Compared | None = None
    deadline: Deadline = field(init=False)  # of what the model may take for this reply

    @property
    def compared(self) -> Compared:
        """The text beside the reviewed questions."""
        if self._compared is None or self._compared.text != self.text:
            self._compared = Compared(self.kit, self.text)
        return self._compared

    @property
    def apart(self) -> bool:
        """Whether the questions are of several things that the message tells of."""
        return bool(self.things)

    def __post_init__(self) -> None:
        plain = in_plain_speech(self.request.message)
        self.request, self.typed = self.request.model_copy(update={"message": plain}), plain
        told = {**self.state.profile, **self.request.profile}
        self.known = {fact: value for fact, value in told.items() if value is not None}
        self.profile = dict(self.known)
        self.deadline = Deadline(self.model.deadline_s if self.model else 0.0)


def normalise(exchange: Exchange) -> None:
    """One width, one script, known misspellings put right; who asks, and what is only told, is left out."""
    kit = exchange.kit
    text = without_errand(kit.normalise(exchange.request.message), kit.gazetteer)
    goes_on = any(turn.measures for turn in exchange.state.turns[-1:])
    exchange.text = without_told(text if kit.any_subject else without_size(text, goes_on), kit.gazetteer)
    exchange.read_as = exchange.text if exchange.text != text else exchange.request.message


def guard(exchange: Exchange) -> None:
    """Refuse what is not for this assistant."""
    kit, compared = exchange.kit, exchange.compared
    typed = kit.normalise(exchange.request.message)
    likeness = Likeness(
        other=lambda: kit.prototypes.nearest(compared.vector),
        asked=lambda: compared.asked,
        asked_in_words=lambda: compared.asked_in_words,
    )
    scope = judge_scope(typed, kit.evidence.known_share(compared.words), likeness, kit.any_subject)
    told = scope == "off_topic" and (asks_on(kit, exchange.text, exchange.state) or tells_anew(exchange))
    if scope != "in_scope" and not (told or only_forgets(typed)):
        exchange.draft = out_of_scope(kit.replies, scope, kit.any_subject)


def tell_holders_apart(exchange: Exchange) -> None:
    """Answer for each of several holders by himself, where the message tells of more than one."""
    steps = (normalise, understand_question, read_asker, retrieve, compose, ground)
    answer_for_each(exchange, lambda one: run(one, steps))


def understand_question(exchange: Exchange) -> None:
    """Facets, what is asked, the subject; a follow-up is read against the conversation."""
    kit, state, message = exchange.kit, exchange.state, exchange.read_as or exchange.request.message
    found = questions_of(kit, message, exchange.text, state, exchange.as_of, exchange.profile)
    exchange.question, *exchange.further = found


def retrieve(exchange: Exchange) -> None:
    """Paragraphs by words and by meaning, then their sentences by all that each question says."""
    assert exchange.question is not None
    for question in (exchange.question, *exchange.further):
        exchange.inquiries += inquiries_of(exchange, question)


def compose(exchange: Exchange) -> None:
    """Judge the evidence of each aspect and draft what it says."""
    exchange.draft = say_left_out(exchange, take_account(exchange, _composed(exchange)))
    if exchange.draft.status == "answered":
        correct_premise(exchange.inquiries[0], exchange.draft)
        lead_with_sought(exchange.inquiries, exchange.draft)
        lead_with_standing(exchange.inquiries[0], exchange.draft)
        notice_validity(exchange.inquiries, exchange.draft)
        notice_replaced(exchange.inquiries[0], exchange.draft)
        say_source(exchange.inquiries[0], exchange.draft)
    elif exchange.draft.status == "not_found":
        say_whether_in_force(exchange.inquiries[0], exchange.draft)


def _composed(exchange: Exchange) -> Draft:
    if exchange.spoken:
        return answered_together(exchange)
    return add_apart(exchange, answered_otherwise(exchange, supplemented(exchange, answer_all(exchange.inquiries))))


def reconsider(exchange: Exchange) -> None:
    """Where the rules are at a loss, have a model read the user's words; an answer that comes of it is taken."""
    draft, model = exchange.draft, exchange.model
    if not (draft and model and model.reader and at_a_loss(exchange)):
        return
    words, open_facts = user_words(exchange), facts_wanted(exchange)
    if len(words.messages) == 1 and not open_facts:
        return
    try:
        understood = model.reader.understand(words, open_facts, exchange.deadline)
    except ModelError as fault:
        model.reader.meter.fallback("understanding", fault.reason)
        draft.warnings.append(exchange.kit.replies.render("model_fault", fault=str(fault)))
        return
    again = read_again(exchange, understood)
    if again.draft and again.draft.status == "answered":
        for name in ("question", "inquiries", "draft", "reading", "profile", "supposed"):
            setattr(exchange, name, getattr(again, name))


def ground(exchange: Exchange) -> None:
    """Nothing leaves that the cited clauses, the question or a shown computation does not hold."""
    draft = exchange.draft
    assert draft is not None
    if draft.status in ("clarification", "out_of_scope"):
        return  # reviewed wording that states nothing of the documents
    resolved = exchange.text if exchange.apart else exchange.question.resolved if exchange.question else ""
    asked = " ".join((exchange.request.message, *(each.words for each in exchange.left_out)))
    wrong = check_grounds(draft, exchange.kit.corpus, asked, exchange.as_of, resolved, exchange.supposed)
    draft.warnings += [f"已用条款原文替换未能核实的表述：{words}" for words in wrong]


def word(exchange: Exchange) -> None:
    """Have the lines reworded, if a model is there for that; status, citations and figures stay as they are."""
    draft, model = exchange.draft, exchange.model
    assert draft is not None
    if model and model.editor and draft.status == "answered":
        model.editor.reword(draft, exchange.request.message, exchange.deadline, exchange.listener.text)


Step = Callable[[Exchange], None]
STEPS: tuple[Step, ...] = (
    normalise,
    guard,
    tell_holders_apart,
    understand_question,
    read_asker,
    retrieve,
    compose,
    ground,
)
STEPS_WITH_MODEL: tuple[Step, ...] = (*STEPS[:-1], reconsider, ground, word)


def run(exchange: Exchange, steps: Sequence[Step] | None = None) -> Draft:
    """Run, announce and time the steps; one that settles the draft before `compose` ends the search for it."""
    for step in steps or (STEPS_WITH_MODEL if exchange.model else STEPS):
        if exchange.draft is not None and step in (understand_question, read_asker, retrieve, compose):
            continue
        exchange.listener.step(step.__name__)
        started = time.perf_counter()
        step(exchange)
        exchange.timings_ms[step.__name__] = round((time.perf_counter() - started) * 1e3, 3)
    assert exchange.draft is not None
    return exchange.draft


def read_again(exchange: Exchange, understood: Understood) -> Exchange:
    """The exchange from the understanding of the question on, as a model has read it."""
    stands_alone = understood.question != exchange.text
    profile = {**exchange.request.profile, **understood.facts}
    request = exchange.request.model_copy(update={"message": understood.question, "profile": profile})
    state = exchange.state.model_copy(update={"turns": []}) if stands_alone else exchange.state
    again = Exchange(exchange.kit, request, state, exchange.as_of, text=understood.question)
    understand_question(again)
    if again.question:
        again.question = replace(again.question, facets=again.question.facets.over(understood.facets))
    run(again, (read_asker, retrieve, compose))
    return again
