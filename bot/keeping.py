"""What a conversation keeps of an exchange: the question in words that stand alone, what it was answered from, and
what is known of the asker."""

import re
from typing import TYPE_CHECKING, Any

from bot.answering.members import quotes_of
from bot.conversation import ConversationState, Turn
from bot.drafting import Draft
from bot.kit import Kit
from bot.profile import speaks_of_self
from bot.understanding.asking_on import joined, topic_of
from bot.understanding.facets import Facets, without
from bot.understanding.question import Question
from bot.understanding.slots import take_apart

if TYPE_CHECKING:
    from bot.flow import Exchange

_SUPPOSES = re.compile("(?:那|哦|嗯|好)*[,，]?(?:要是|如果|假如|假设|万一|换成|若是|将来|以后)")
_REPLACEABLE = ("years", "districts", "departments", "clauses", "levels")  # what a follow-up may name another of


def profile_after(exchange: "Exchange", draft: Draft) -> dict[str, Any]:
    """What is known of the asker after this exchange."""
    looks_up = only_looks_up(exchange.question, draft, exchange.typed) and exchange.typed == exchange.request.message
    passes_by = looks_up or only_supposes(exchange)
    return exchange.known if passes_by and not exchange.reading.forget else exchange.profile


def only_supposes(exchange: "Exchange") -> bool:
    """Whether a message asks the question before of what the asker is not (要是独角兽呢)."""
    question = exchange.question
    return question is not None and question.restates and _SUPPOSES.match(exchange.typed) is not None


def state_after(exchange: "Exchange", draft: Draft) -> ConversationState:
    """What the conversation remembers after this exchange; the questions before hold what is to be forgotten too."""
    before = ConversationState() if exchange.reading.forget else exchange.state
    return before.with_turn(turn_of(exchange, draft), profile_after(exchange, draft))


def turn_of(exchange: "Exchange", draft: Draft) -> Turn:
    """What the conversation remembers of this exchange."""
    kit = exchange.kit
    if exchange.question:
        turn = turn_of_question(kit, exchange.question, draft)
        if exchange.things:
            turn = turn.model_copy(update={"whole": exchange.text})  # not of the first of them alone
        last = exchange.state.last_on_topic()
        graded = any(found.fact in kit.tier_facts for found in exchange.reading.found)  # 升成独角兽呢
        goes_on = last is not None and bool(set(turn.measures) & set(last.measures)) and not graded
        kept = goes_on and exchange.question.context_subject
        if kept and last:  # 要评估吗, 还有运营费吗: asked of what the turn before was about
            same = set(turn.measures) <= set(last.measures)
            whole = last.whole if same else with_more(kit, last.whole, exchange.text)
            turn = turn.model_copy(update={"subject": kept, "whole": whole})
        own = {"message": exchange.request.message, "spoken": exchange.spoken, "supposed": only_supposes(exchange)}
        return turn.model_copy(update=own)
    return Turn(
        message=exchange.request.message,
        resolved=exchange.text,
        subject="",
        intents=[],
        facets=Facets(),
        status=draft.status,
        clause_ids=list(dict.fromkeys(source.clause_id for source in draft.sources())),
        asked=[each.fact for each in draft.questions],
    )


def only_looks_up(question: Question | None, draft: Draft, message: str) -> bool:
    """Whether a message asks what the documents say and tells nothing of its author, whatever facts it names.

    A place or a number in it is then one of the documents' (高新区的目标是35件吧), not to be reckoned with later.
    """
    if question is None or draft.status not in ("answered", "not_found"):
        return False
    asks_of_documents = question.asks_itself or bool(draft.figures)  # 金普新区2018年营业收入
    return asks_of_documents and not (draft.measures or draft.questions or speaks_of_self(message))


def with_more(kit: Kit, whole: str, text: str) -> str:
    """A question about the thing of the question before, as a message asks it that names only something of that."""
    topic = topic_of(take_apart(whole, kit.reader), text)
    return joined(topic, text) if topic else ""


def turn_of_question(kit: Kit, question: Question, draft: Draft | None = None) -> Turn:
    """The turn of a question as it was understood, and of what was answered where there is a `draft`."""
    stated = draft or Draft("answered")
    return Turn(
        message=question.message,
        resolved=question.resolved,
        whole=_in_words(kit, question),
        subject=_subject_to_keep(kit, question),
        intents=sorted(question.intents),
        wording=_undated(kit, question),
        unit=question.unit.unit if question.unit else "",
        facets=question.facets,
        status=stated.status,
        figures=[figure.id for figure in stated.figures],
        measures=[each.measure.id for each in stated.measures],
        clause_ids=list(dict.fromkeys(source.clause_id for source in stated.sources())),
        quotes=quotes_of(stated, lists=question.asks("list")),
        asked=[each.fact for each in stated.questions],
    )


def _in_words(kit: Kit, question: Question) -> str:
    """A question in words that stand alone; empty where what it leans on has no such words."""
    if not question.follow_up:
        return question.text
    if not question.asks_itself:
        return ""
    facets, named = question.facets, question.named
    years = [f"{year}年" for year in facets.years if year not in named.years]
    places = [kit.place_by_id[place] for place in facets.districts if place not in named.districts]
    unnamed = [kit.corpus.documents[id_].document for id_ in facets.documents if id_ not in named.documents]
    subject = "" if question.named_subject else question.subject.replace(" ", "")
    return "".join([*(document.short_title for document in unnamed), *places, *years, subject, question.text])


def _undated(kit: Kit, question: Question) -> str:
    """How a question was asked, with the words of the one before, without what a follow-up may name another of."""
    return f"{question.leans_in} {without(question.text, kit.gazetteer, _REPLACEABLE)}".strip()


def _subject_to_keep(kit: Kit, question: Question) -> str:
    """The question's subject, with the field or the place that an earlier one named and this one left unsaid."""
    topics, places = kit.vocabulary.topics, kit.gazetteer.parts
    fields = [word for word in question.context_subject.split() if topics.find(word) or word in places]
    return question.subject if topics.find(question.subject) else " ".join([*fields, question.subject])
