"""What a message asks, read against what the conversation remembers: mostly one question, or one after the other."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from bot.conversation import ConversationState, Turn
from bot.keeping import turn_of_question
from bot.kit import Kit
from bot.regrading import with_other_value
from bot.understanding.asking_further import asked_further, done_by
from bot.understanding.asking_on import asked_on
from bot.understanding.contrast import against_before, asked_of_the_other, compared_anew, compares_anew
from bot.understanding.coordination import each_named
from bot.understanding.facets import find_mentions, without
from bot.understanding.following import LEANS
from bot.understanding.particulars import particulars_of
from bot.understanding.plain_asking import asked_plainly
from bot.understanding.pointing import turn_pointed_at, with_names
from bot.understanding.question import Question, read_attribute, read_intents, understand
from bot.understanding.restating import bare_words, restated, without_lead
from bot.understanding.seat_told import asked_from
from bot.understanding.several import asks, parts_of
from bot.understanding.slots import Reader, take_apart
from policy_corpus.vocabulary import Terms

_WHICH = re.compile("哪|啥|什么|这些|那些|[都各]|一共|合计|总共|加")
_MOST_OF_ONE = 3  # measures of a turn that is about a thing, and lists no supports
_SHORT = 14  # characters of a message that names again what was asked about before
_OUTCOME = re.compile("后来|最[后终]|实际|到头来|真正|结果|(?:做到|落到|完成|达到|实现)了?[多几]")
_BESIDE_OUTCOME = re.compile(
    "后来|最[后终]|实际上?|到头来|真正|结果|做到|落到|完成|达到|实现|达成|多少|几[家件个项]?|百分之|截[至止]"
    "|[那到呢的是有了又底末,，?？。 ]"
)


def questions_of(
    kit: Kit, message: str, typed: str, state: ConversationState, as_of: date, profile: Mapping[str, Any]
) -> list[Question]:
    """What a message, normalised as `typed`, asks: mostly one question; each further one leans on the one before."""
    plain = asked_plainly(typed) if state.turns else typed
    text = with_names(plain, state, profile, kit.place_by_id)
    message = message if text == typed else text
    titles = {id_: parsed.document.short_title for id_, parsed in kit.corpus.documents.items()}
    if figures := _figures_named(kit, text):
        return [understand(one, one, kit.gazetteer, kit.segmenter, state, as_of) for one in figures]
    each = particulars_of(text, kit.gazetteer, titles, bool(state.turns)) or asked_of_the_other(text)
    parts, questions = each or parts_of(text), []
    if len(parts) == 1:
        whole = _whole_question(kit, text, state, as_of)
        found = whole or understand(message, text, kit.gazetteer, kit.segmenter, state, as_of)
        last = turn_pointed_at(state, text, found.subject) if found.follow_up else None
        return [_of_the_area(kit, _of_support(kit, found, text) if last and last.measures else found)]
    for part in parts:
        question = understand(part, part, kit.gazetteer, kit.segmenter, state, as_of)
        state = state.with_turn(turn_of_question(kit, question), state.profile)
        questions += [question] if each or asks(part) else []  # what is only stated is leant on
    return questions


def _figures_named(kit: Kit, text: str) -> list[str]:
    """The look-ups of a message that names several figures and nothing besides but where and when."""
    written = kit.vocabulary.rewrites.apply(text)
    return each_named(written, kit.gazetteer, kit.counted, kit.vocabulary.topics, kit.counted_in)


def _whole_question(kit: Kit, text: str, state: ConversationState, as_of: date) -> Question | None:
    """The question that a message which only changes a part of the one before stands for; None where it is another."""
    leaning = turn_pointed_at(state, text, "")
    if (
        leaning is None
        or leaning.status == "clarification"
        or (leaning.asked and not (LEANS.search(text) or asks(text) or compares_anew(without_lead(text))))
    ):
        return None  # it may tell what was asked back
    if _asks_of_a_list(kit, text, leaning, state):
        alone = understand(text, text, kit.gazetteer, kit.segmenter, ConversationState(), as_of)
        return alone if not alone.subject and alone.asks("amount") else None
    reader = kit.reader
    leaning = _turn_named(text, leaning, state, reader) or leaning
    earlier = _whole_of(leaning, state)
    if leaning.measures and kit.aliases_in(kit.canonical(bare_words(text))):
        reader = replace(
            reader, fields=Terms(())
        )  # 技术合同呢, after 医疗器械: another support, and not one of that field
    whole = asked_from(text, earlier, kit.gazetteer) if leaning.measures else ""
    whole = whole or compared_anew(without_lead(text), earlier)
    whole = whole or against_before(text, earlier, kit.gazetteer) or done_by(text, earlier, reader)
    whole = whole or with_other_value(text, earlier, as_of) or _reached_later(kit, text, leaning)
    whole = whole or _of_another_support(kit, text, earlier, leaning)
    stated = read_attribute(text)
    if not (whole or (stated and stated.plain)):  # 完成时限 is no task of its own
        title = _title_cited(kit, leaning)
        whole = restated(text, earlier, reader, title) or restated(text, kit.canonical(earlier), reader, title)
    whole = whole or _field_of_refused(text, leaning, earlier, reader)
    if not whole and (leaning.status == "answered" or "validity" not in read_intents(text)):  # of the document cited
        whole = _asked_on(text, leaning, state, reader)
    if not whole and leaning.status == "answered":
        whole = asked_further(text, earlier, reader)
    if not whole:
        return None
    alone = understand(whole, whole, kit.gazetteer, kit.segmenter, ConversationState(), as_of)
    if leaning.measures:
        alone = _of_support(kit, alone, text)
    same = alone.subject == leaning.subject and alone.facets.districts == leaning.facets.districts
    same &= not leaning.measures
    return replace(alone, restates=True, of_the_same=same, leans_on=leaning.message, cited=tuple(leaning.quotes))


def _asks_of_a_list(kit: Kit, text: str, leaning: Turn, state: ConversationState) -> bool:
    """Whether a message names nothing after a list of what an area gives to anybody: which of it is meant is open."""
    of_anybody = len(leaning.measures) > _MOST_OF_ONE and not state.profile.keys() - {"district"}
    named = kit.aliases_in(kit.canonical(f"{leaning.whole}，{text}"))
    return of_anybody and not (named or _WHICH.search(text) or find_mentions(text, kit.gazetteer))


def _reached_later(kit: Kit, text: str, leaning: Turn) -> str:
    """What had been reached by the year that a message names, of what the turn before stated a figure of.

    That is asked of whatever document tells it: the one that sets a goal does not say what came of it.
    """
    stated = next((f for f in kit.facts.figures() if f.id in leaning.figures[:1]), None)
    if stated is None or not _OUTCOME.search(text):
        return ""
    named = find_mentions(text, kit.gazetteer)
    rest = _BESIDE_OUTCOME.sub("", without(text, kit.gazetteer, ("years", "districts")))
    years = [f"{m.value}年" for m in named if m.kind == "years"]
    if rest or len(years) != 1:
        return ""
    areas = [kit.place_by_id[str(m.value)] for m in named if m.kind == "districts"]
    area = areas[0] if areas else kit.place_by_id.get(stated.district or "", "")
    return f"{area}{years[0]}{stated.topic or ''}{stated.indicator}实际多少"


def _field_of_refused(text: str, leaning: Turn, earlier: str, reader: Reader) -> str:
    """Who does the work of the field and area of which a question was refused, where a message asks that alone.

    What was not found there is no work that anybody has.
    """
    now = take_apart(text, reader)
    if (
        leaning.status != "not_found"
        or read_intents(text) != {"department"}
        or now.mentions
        or now.fields
        or now.things
    ):
        return ""
    before = take_apart(earlier, reader)
    named = [(m.start, m.end) for kind in ("documents", "districts") for m in before.of_kind(kind)]
    words = "".join(before.text[start:end] for start, end in sorted([*named, *before.fields]))
    return f"{words}领域{text[now.asking[0][0] :]}" if before.fields and now.asking else ""


def _turn_named(text: str, last: Turn, state: ConversationState, reader: Reader) -> Turn | None:
    """The turn of another sort before the last one whose thing a message names again (GDP增速呢, after a support)."""
    bare = bare_words(text)
    if len(bare) > _SHORT or bare in last.whole:
        return None
    slots = take_apart(bare, reader)
    named = [bare[slice(*span)] for span in slots.things if bare[slice(*span)] not in last.whole]
    others = (turn for turn in reversed(state.turns) if turn.whole and bool(turn.figures) is not bool(last.figures))
    return next((turn for turn in others if any(word in turn.whole for word in named)), None)


def _of_support(kit: Kit, alone: Question, text: str) -> Question:
    """A question put in words after one about support: the message tells what must be stated; 多少 is a sum."""
    sum_asked = alone.asks("figure") and alone.unit is None and kit.aliases_in(kit.canonical(alone.text))
    intents = alone.intents | {"amount"} if sum_asked else alone.intents
    return replace(alone, attribute=read_attribute(text), intents=intents)


def _of_another_support(kit: Kit, text: str, earlier: str, leaning: Turn) -> str:
    """What was asked of one support, of another that a message names; empty where what is named leaves that one whole.

    Of a support that was named by several words (高企首次认定), none may stay behind but its level.
    """
    bare = bare_words(text)
    named = kit.aliases_in(kit.canonical(bare)) if leaning.measures and not asks(bare) else {}
    before = take_apart(earlier, kit.reader)
    if not named or named.keys() & set(leaning.measures) or len(before.things) < 2 or not before.asking:
        return ""
    now = take_apart(bare, kit.reader).kinds
    kept = (m for m in before.mentions if m.kind in ("documents", "districts", "levels") and m.kind not in now)
    asked = earlier[min(start for start, _ in before.asking) :]
    return f"{''.join(earlier[m.start : m.end] for m in kept)}{bare}{asked}"


def _title_cited(kit: Kit, turn: Turn) -> str:
    """The title of the document that a turn was answered from; empty where it was answered from several."""
    cited = {kit.corpus.document_of(quote.clause_id).id for quote in turn.quotes}
    return kit.corpus.documents[cited.pop()].document.short_title if len(cited) == 1 else ""


def asks_on(kit: Kit, text: str, state: ConversationState) -> bool:
    """Whether a message asks for no more than something of what was asked about before (面积多大, 利息几厘)."""
    last = state.last_on_topic()
    return last is not None and bool(read_attribute(text) or asked_on(text, _whole_of(last, state), kit.reader))


def _whole_of(leaning: Turn, state: ConversationState) -> str:
    """A turn's question in words that stand alone; where it has none, that of the last one about the same before it."""
    before = next((turn for turn in reversed(state.turns[: state.turns.index(leaning)]) if turn.whole), None)
    added = set(leaning.subject.split()) - set(before.subject.split() if before else ())
    if before and leaning.status == "not_found" and added and all(map(read_attribute, added)):
        return before.whole  # 年利率多少, of which nothing is said: 多少笔
    if leaning.whole or not asks(leaning.message.rstrip("呢咧?？")):
        return leaning.whole
    return next((turn.whole for turn in reversed(state.turns) if turn.whole and turn.subject == leaning.subject), "")


def _asked_on(text: str, leaning: Turn, state: ConversationState, reader: Reader) -> str:
    """The whole question that a message asks on after a turn, or after the one before that where it only told facts."""
    earlier = [turn for turn in state.turns if turn is not leaning and turn.status != "out_of_scope" and turn.whole]
    compared = any(turn.figures and turn.subject == leaning.subject for turn in earlier)
    told = not (leaning.subject or leaning.intents)
    whole = f"{earlier[-1].whole},{leaning.message}" if told and earlier else _whole_of(leaning, state)
    return asked_on(text, whole, reader, compared)


def _of_the_area(kit: Kit, question: Question) -> Question:
    """A follow-up on support in an area that has a document of its own, without the document of the turn before."""
    facets, named = question.facets, question.named
    if not (question.follow_up and named.districts and question.asks("amount")) or named.documents:
        return question
    documents = {id_: kit.corpus.documents[id_].document for id_ in kit.corpus.documents}
    own = {id_ for id_, document in documents.items() if set(named.districts) <= set(document.districts)}
    stays = not own or bool(own & set(facets.documents))
    return question if stays else replace(question, facets=facets.model_copy(update={"documents": ()}))


def turns_taken_up(state: ConversationState, question: Question, most: int) -> list[Turn]:
    """The turns that a question may take up: the last `most`, or the one alone that it goes back to."""
    last, latest = state.last_on_topic(), state.turns[-most:]
    if last is None or question.leans_on == last.message:
        return latest
    return [turn for turn in state.turns if turn.message == question.leans_on][-1:] or latest


def figures_spoken_of(state: ConversationState) -> tuple[str, ...]:
    """The figures, one of each, of the turns since one that stated none; small talk between them counts for nothing."""
    turns = [turn for turn in state.turns if turn.status != "out_of_scope"]
    run = takewhile(lambda turn: turn.figures, reversed(turns))
    return tuple(dict.fromkeys(turn.figures[0] for turn in run))[::-1]
