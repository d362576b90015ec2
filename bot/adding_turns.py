"""The supports that a conversation spoke of, added up or compared once that is asked, each in its own words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.answering.inquiry import Inquiry
from bot.answering.measures import has_sum, state_measures
from bot.answering.measures_asked import ADDED_UP
from bot.answering.merging import merge
from bot.answering.obligations import say_bound
from bot.answering.routes import answer
from bot.answering.sums import compare_parts, say_total, total_of_parts
from bot.conversation import ConversationState, Spoken, Turn
from bot.drafting import Draft
from bot.eligibility import Assessment
from bot.kit import Kit
from bot.profile import Reading, read_facts
from bot.profile.numbers_anew import ordinal
from bot.retelling import only_tells, told_over
from bot.understanding.apart import told_apart
from bot.understanding.contrast import before_weighing, only_weighs, set_against
from bot.understanding.question import understand
from bot.understanding.restating import without_lead
from bot.understanding.several import asks
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, Rate
from policy_corpus.parsing.numbering import han_to_int

if TYPE_CHECKING:
    from bot.flow import Exchange

_BESIDES = re.compile(
    "^(?:那|对了|哦|嗯)?[,，]?(?:同一?年|当年|今年|去年|后来)?(?:另|还|再|又|外加|同时|我们?(?:公司|单位|厂)?(?:还|也|又|另)|除此)|(?:还|另外?|也)有"
)
_HOW_MANY = re.compile("(?:这|那|前面|上面|刚才)*([两俩三仨四])(?=[项样个种笔头块者]|都|加|合|一共|总共)")
_OF_YEARS = re.compile(r"(?<!\d)\d年|(?<!第)[两三四五几]年")
_ONE_YEAR = re.compile("(?<![第十])[一每]年")
_ADDS_TO_THAT = re.compile(
    "(?:再|外|又)?加上?(?:一?[个家项])?(?P<thing>[^,，。;；?？]{2,20}?)[,，]?(?:的话)?(?:呢|咧|(?:一共|总共|合计)[^,，]{0,6})?[?？]?$"
)
_TWO = 2
_MOST_OF_ONE = 3  # measures of a turn that is about a thing, and lists no supports
_ASKING = "能拿多少"


def spoken_together(kit: Kit, message: str, reading: Reading, state: ConversationState, as_of: date) -> list[Spoken]:
    """The supports that a message adds up (两个都有，一共多少) or compares (哪个高; 跟创新药比呢), in their order.

    Empty where it asks for neither, or fewer were spoken of than it takes.
    """
    text = without_lead(kit.normalise(message))
    if anew := _one_told_anew(kit, kit.normalise(message), state, as_of):
        return anew
    if any(found.on_top for found in reading.found):
        return []  # 还有2件，一共多少: more of the one support
    years = _OF_YEARS.search(text)
    beside = bool(years) and bool(before_weighing(text))
    if not state.turns or (years and not (_HOW_MANY.search(text) or beside)):
        return []
    further = _further(kit, kit.normalise(message), text, reading)
    weighed = only_weighs(text) or bool(further and not ADDED_UP.search(text))
    if further is None or not (weighed or ADDED_UP.search(text)):
        return []
    number = 2 if weighed else _number(text)
    last = state.turns[-1]
    if told_apart(last.message) and not asks(last.message):
        return []
    before = _before(kit, state.turns, number and number - len(further), as_of)
    place = "" if not (before and further) else _place(kit, state, further[0])
    spoken = [*before, *(Spoken(text=f"{place}{each}") for each in further)]
    if weighed and any(
        one.measures & other.measures or (not other.measures and _is_named_alone(kit, other.text, one.measures))
        for one, other in pairwise(spoken)
    ):
        return []  # two levels of one thing
    things = sum(max(len(each.measures), 1) for each in spoken)
    spoken = [_over_years(each, years[0]) for each in spoken] if years and not beside else spoken
    return spoken if things > 1 and (number or things) in (things, len(spoken)) else []


def _over_years(spoken: Spoken, years: str) -> Spoken:
    """What a support comes to over some years, instead of in one."""
    return spoken.model_copy(update={"text": f"{_ONE_YEAR.sub('', spoken.text)}，{years}一共多少"})


def _one_told_anew(kit: Kit, text: str, state: ConversationState, as_of: date) -> list[Spoken]:
    """The supports of the turn before, the one of them that a message tells anew as it is now (第一台是2000万)."""
    spoken = state.turns[-1].spoken if state.turns else []
    if len(spoken) < _TWO or not only_tells(text):
        return []
    place = ordinal(text)
    meant = [spoken[place]] if place is not None and place < len(spoken) else _named_alike(spoken, text)
    for each in meant or spoken:
        if again := told_over(kit, each.text, each.measures, text, {}, as_of):
            anew = Spoken(text=again.whole)
            return [anew if other is each else other for other in spoken] if len(meant) < _TWO else []
    return []


def _named_alike(spoken: Sequence[Spoken], text: str) -> list[Spoken]:
    """Those whose words a message has that none of the others has."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    own = [{pair for pair in pairs if pair in each.text} for each in spoken]
    alone = [len(mine - set().union(*(other for other in own if other is not mine))) for mine in own]
    return [each for each, score in zip(spoken, alone, strict=True) if score and score == max(alone)]


def take_up(exchange: "Exchange", spoken: list[Spoken]) -> None:
    """Ask of each support that the message adds up or compares."""
    kit, as_of = exchange.kit, exchange.as_of
    texts = [kit.normalise(each.text) for each in spoken]
    questions = [understand(t, t, kit.gazetteer, kit.segmenter, ConversationState(), as_of) for t in texts]
    exchange.question, *exchange.further = questions
    exchange.spoken = spoken


def answered_together(exchange: "Exchange") -> Draft:
    """What each support spoken of gives, and first what they come to, or by how much one is more."""
    first: dict[str, Inquiry] = {}
    for each in exchange.inquiries:
        first.setdefault(each.question.text, each)
    inquiries = list(first.values())
    drafts = [_draft_of(inquiry, spoken) for inquiry, spoken in zip(inquiries, exchange.spoken, strict=False)]
    exchange.spoken = [
        Spoken(text=each.text, measures=frozenset(one.measure.id for one in draft.measures))
        for each, draft in zip(exchange.spoken, drafts, strict=False)
    ]
    draft = merge(drafts)
    if draft.status != "answered" or not all(each.measures for each in drafts):
        return draft
    parts = [(inquiry, each.measures) for inquiry, each in zip(inquiries, drafts, strict=True)]
    messages = [exchange.request.message, *(turn.message for turn in reversed(exchange.state.turns) if turn.spoken)]
    asked = next(
        (text for text in map(exchange.kit.normalise, messages) if ADDED_UP.search(text) or only_weighs(text)), ""
    )
    if not ADDED_UP.search(asked):
        compare_parts(parts, asked, draft)
    elif total := total_of_parts(parts):
        say_total(draft, total)
        say_bound(inquiries[0], asked, draft)
    return draft


def _draft_of(inquiry: Inquiry, spoken: Spoken) -> Draft:
    if not spoken.measures:
        return answer(inquiry)
    own = [each for each in inquiry.assessments if each.measure.id in spoken.measures]
    known = [each for each in own if has_sum(each) and not _wants_a_number(inquiry, each)]
    return state_measures(inquiry, known or own)


def _wants_a_number(inquiry: Inquiry, one: Assessment) -> bool:
    benefit = one.measure.benefit
    return isinstance(benefit, Rate) and benefit.base not in inquiry.profile


def _further(kit: Kit, message: str, text: str, reading: Reading) -> list[str] | None:
    """What a message tells or names besides what was spoken of; None where it asks of that alone."""
    beside = before_weighing(message)
    if beside and _names_one(kit, beside):
        return [beside if asks(beside) else f"{beside}，{_ASKING}"]
    if against := set_against(text):
        return [f"{against}，{_ASKING}"] if kit.aliases_in(kit.canonical(against)) else None
    own = bool(reading.values.keys() - {"district"}) or bool(kit.aliases_in(kit.canonical(message)))
    adds = max(ADDED_UP.finditer(message), key=lambda found: found.start(), default=None)
    if not own:
        return []
    behind = _ADDS_TO_THAT.match(text)
    told = message[: adds.start()].rstrip(",，。;； ") if adds and _BESIDES.search(message) else ""
    told = behind["thing"] if behind else _last_cut(told)
    return [f"{told}，{_ASKING}"] if told else None


def _named(kit: Kit, text: str) -> list[Measure]:
    """The measures that words name, by the longest of their names."""
    named = kit.aliases_in(kit.canonical(text))
    longest = {id_ for id_, name in named.items() if not any(name in other != name for other in named.values())}
    return kit.measures_of(longest)


def _is_named_alone(kit: Kit, text: str, measures: frozenset[str]) -> bool:
    """Whether words name nothing else, of the documents of some measures, than these (那跟瞪羚比)."""
    documents = {measure.document_id for measure in kit.measures_of(measures)}
    named = {measure.id for measure in _named(kit, text) if measure.document_id in documents}
    return bool(named) and named <= measures


def _names_one(kit: Kit, text: str) -> bool:
    """Whether words name one support, of each document that has it."""
    clauses = {measure.clause_id for measure in _named(kit, text)}
    return 0 < len(clauses) == len({kit.corpus.clauses[clause].document_id for clause in clauses})


def _last_cut(told: str) -> str:
    """What is told, without a number that is said of all behind it (…，两样合计)."""
    return re.sub("[,，。;；]?(?:[这那]?[两俩三四仨][项样个种笔头块者]?|都|全部?)+$", "", told)


def _number(text: str) -> int | None:
    """How many things a message says it adds up."""
    told = _HOW_MANY.search(text)
    return han_to_int(told[1].replace("俩", "二").replace("两", "二").replace("仨", "三")) if told else None


def _place(kit: Kit, state: ConversationState, words: str) -> str:
    """The place that the turn before was about, where words name none."""
    last = state.last_on_topic()
    places = last.facets.districts if last else ()
    named = any(mention.kind == "districts" for mention in kit.gazetteer.find(words))
    return "" if named else "".join(kit.place_by_id.get(place, "") for place in places[:1])


def _before(kit: Kit, turns: Sequence[Turn], number: int | None, as_of: date) -> list[Spoken]:
    """The latest supports spoken of, the `number` of them that is wanted, up to where the subject was another."""
    found: list[Spoken] = []
    for each in _spoken(kit, turns):
        alike = next((other for other in found if other.measures & each.measures), None)
        own, other = (_tiers(kit, one, as_of) if one and alike else set() for one in (each, alike))
        if alike is None or (number and own != other):
            found.append(each)
        elif own and other - own:
            return []  # 国家级给多少, 省级呢: which of both is his
        if len(found) == number:
            break
    return found[::-1]


def _spoken(kit: Kit, turns: Sequence[Turn]) -> Iterator[Spoken]:
    """The supports spoken of, the latest first."""
    for turn in reversed(turns):
        if turn.spoken:
            yield from reversed(turn.spoken)
            return
        if turn.status == "out_of_scope":
            continue
        if turn.figures or ("department" in turn.intents and turn.status == "answered"):
            return
        words = _words_of(turn, turns)
        measures = _measures_of(kit, turn, words)
        if measures:
            yield Spoken(text=words if asks(words) else f"{words}，{_ASKING}", measures=measures)


def _measures_of(kit: Kit, turn: Turn, words: str) -> frozenset[str]:
    """The measures that a turn was about: of those it was answered with, the ones that it names, if any."""
    named = kit.aliases_in(kit.canonical(kit.normalise(words))).keys()
    cited = {each.id for each in kit.measures if each.clause_id in turn.clause_ids}
    stated = set(turn.measures) or cited & named
    own = stated & named or (stated if len(stated) <= _MOST_OF_ONE else set())
    return frozenset(own if turn.status == "answered" else ())


def _words_of(turn: Turn, turns: Sequence[Turn]) -> str:
    """A turn's question; behind that of an earlier turn about the same, where it only tells more of it (我们有3件)."""
    same = (other.whole for other in reversed(turns) if other.whole and other.measures == turn.measures)
    return turn.whole or "，".join(filter(None, (next(same, ""), turn.message)))


def _tiers(kit: Kit, spoken: Spoken, as_of: date) -> set[tuple[str, Any]]:
    """The levels that a support was spoken of at."""
    reading = read_facts(spoken.text, load_facts(), as_of=as_of)
    return {(fact, str(value)) for fact, value in reading.spoken_of.items() if fact in kit.tier_facts}
