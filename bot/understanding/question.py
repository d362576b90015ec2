"""An understood question: what it asks, about what, and which earlier question it leans on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from propcache.api import cached_property

from bot.conversation import ConversationState, Quote, Turn
from bot.understanding.facets import Facets, Gazetteer, Mention, collect, find_mentions
from bot.understanding.following import (
    LEANS,
    kept_intents,
    leans,
    of_whole_period,
    resolve_facets,
    resolved_question,
    spoke_of_figures,
    unlevelled,
    without_units,
)
from bot.understanding.in_force import asks_time_to_end
from bot.understanding.intents import intent_spans
from bot.understanding.listing import listing_of
from bot.understanding.patterns import any_of, load_data
from bot.understanding.pointing import turn_pointed_at
from bot.understanding.years import relative_years, with_year_before
from retrieval.parts_of_speech import only_counts
from retrieval.words import Segmenter

_DIGIT = re.compile(r"\d")
_TARGET = re.compile("(?<!改)(目标|指标)(是|值|数)?[?。]?$|(目标|指标)(多少|几)")
# 那项呢, but not 中关村“6+4”那项呢, which names what it points at
_PRONOUN = re.compile(
    r"它|(?P<that>[这那](?:个|项|条|笔))(?!(?<=[^的说问讲提下上前,。;].{2})(?:[呢咧?,]|$))|这(事|家|活)|该|其|上述|里面|里头"
)
HOW_OFTEN, _KINDS, SHARE = "次", "种", "%"
_NAMES_OF = re.compile("(?:几|哪些)[个款种项类份][^,。;?]{1,12}(?:叫(?:什么|啥)|名字|名称)")
_NAMES_ROW = re.compile("(?:[“「][^”」]{2,12}[”」][、和及与]?){2,5}")  # “知保贷”“知担贷”
_TIMES = re.compile("相?差(?:了|出)?(?:几|多少)倍")  # reckoned of two figures, of whatever unit
_TOLD_OF_ONE = re.compile(
    r"(?<![\d.])(\d[\d.]*(?:[万亿]元?|家|件|项|人|套|%))[^。?]*[,。;](?=[^,。;]*(?:是?多少|[呢?？]$))"
)
_OF_A_TASK = frozenset({"department", "existence"})  # asked of a unit and a task together
_QUOTED_NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[万亿]?\s*(?:%|％|家|件|项|个|套|人|元|倍)|[万亿](?![\u4e00-\u9fff]{0,3}(?:元|块)))"
)
_SUM = re.compile(r"\d[\d.]*\s?[万亿]元?")  # 4万片区: no word begins inside of it
_OWN_FIRM = re.compile(
    "(?:我们?|咱们?|俺们?|本)(?:这个?)?家?(?:企业|厂子?|店|工厂)(?=[^\u4e00-\u9fff]|[在是想要能够算有符该拿可也还就到底])"
)
_SEATED = re.compile("(?:注册|登记|落户)地?在")
_PLACE = re.compile(r"倒数|(倒数)?第[\d一二两三四五六七八九十]+[个项条]")  # in a list just given
_NUMERAL = re.compile(
    r"[\d.]+[万亿千百]?[元块]?|[万亿][涨变升降增减补给]|好?[一二三四五六七八九十百千万两几]+(?:月份?|[年天])?"
)


@dataclass(frozen=True)
class UnitAsked:
    """The kind of figure a question wants (家, 元, % …) and how it looks in a sentence."""

    unit: str
    shows: re.Pattern[str]


@dataclass(frozen=True)
class Attribute:
    """Something that a document must state outright to answer (a deadline, a phone number …)."""

    id: str
    name: str
    states: re.Pattern[str]
    plain: bool = False  # the words that ask for it mean nothing else


@dataclass(frozen=True)
class Question:
    """One message, understood; `resolved` is the standalone question it stands for."""

    message: str
    text: str
    resolved: str
    search_text: str  # what is looked for: the message, with the earlier subject where it needs one
    subject: str  # words about the subject, canonical, without facets and asking words
    context_subject: str  # the earlier subject that a follow-up keeps in mind; empty otherwise
    facets: Facets
    named: Facets  # the facets in this message's own words
    intents: frozenset[str]
    unit: UnitAsked | None
    attribute: Attribute | None
    numbers: tuple[str, ...]
    follow_up: bool
    relative_year: int | None = None  # 去年, 明年 … at the as-of date
    subject_beside_units: str = ""  # the subject without the units named
    named_subject: bool = True  # the message itself says what it is about
    asks_itself: bool = True  # the message's own words say what is asked
    leans_on: str = ""  # the earlier message that a follow-up leans on
    leans_in: str = ""  # how that was asked, for a follow-up that names no subject of its own
    restates: bool = False  # it says in words what a message left to the question before
    of_the_same: bool = False  # … which was about the same thing in the same areas, and no support
    cited: tuple[Quote, ...] = ()  # what that was answered from

    def asks(self, *intents: str) -> bool:
        """Whether any of `intents` is asked."""
        return bool(self.intents & set(intents))

    @property
    def attribute_is_plain(self) -> bool:
        """Whether something is asked for that must be stated outright, in words that mean nothing else."""
        return self.attribute is not None and self.attribute.plain

    @property
    def shows_number(self) -> re.Pattern[str] | None:
        """How a sentence looks that holds the kind of number asked for; None where none is asked for."""
        asks_number = self.asks("amount", "figure", "rate", "count", "compare")
        if self.unit is not None and self.unit.unit == _KINDS:
            return None  # how many kinds there are is answered by naming them
        rate_named = self.unit is not None and self.unit.unit == SHARE and not self.intents  # 2019年入住率
        if self.unit is not None and (asks_number or rate_named or self.unit.unit == HOW_OFTEN):
            return self.unit.shows
        return _DIGIT if _TARGET.search(self.text) and not self.asks("list", "definition") else None

    @cached_property
    def listing(self) -> re.Pattern[str] | None:
        """How a sentence looks that names several things of the kind asked for (…等金融产品); None where none is."""
        if _NAMES_OF.search(self.text):
            return _NAMES_ROW
        return listing_of(self.text, self.subject) if self.asks("list") else None

    @property
    def wording(self) -> str:
        """What record look-ups read: the message as it was typed, unless it leans on an earlier one."""
        return f"{self.leans_in} {self.search_text}" if self.follow_up else self.message

    @property
    def lacks_subject(self) -> bool:
        """Nothing says what the question is about."""
        return not self.subject


@cache
def _units() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    return [(u["unit"], re.compile(u["asks"]), re.compile(u["shows"])) for u in load_data("units.yaml")]


@cache
def _attributes() -> list[tuple[re.Pattern[str], Attribute]]:
    data: dict[str, Any] = load_data("attributes.yaml")
    return [
        (any_of(a["asks"]), Attribute(id_, a["name"], any_of(a["states"]), a.get("plain", False)))
        for id_, a in data.items()
    ]


@cache
def _empty_pattern() -> re.Pattern[str]:
    """Matches words made of fillers and attribute names alone (我能, 一共有)."""
    data = load_data("fillers.yaml")
    words = sorted({*data["words"], *data["generic"]}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+")


def read_intents(text: str) -> frozenset[str]:
    """Every intent whose words stand in a normalised question."""
    return frozenset(intent_spans(text))


def read_unit(text: str) -> UnitAsked | None:
    """The kind of figure asked for."""
    text = _TIMES.sub("", text)
    return next((UnitAsked(unit, shows) for unit, asks, shows in _units() if asks.search(text)), None)


def read_attribute(text: str) -> Attribute | None:
    """The attribute asked for that only an outright statement answers."""
    return next((attribute for asks, attribute in _attributes() if asks.search(text)), None)


def find_subject(text: str, gazetteer: Gazetteer, segmenter: Segmenter) -> str:
    """The words that a text by itself is about, joined by spaces."""
    return read_subjects(text, find_mentions(text, gazetteer), segmenter)[0]


def read_subjects(text: str, mentions: Sequence[Mention], segmenter: Segmenter) -> tuple[str, str]:
    """The words a question is about: without facets, asking words and fillers; with the units named and without.

    Words are joined by spaces.
    """
    cuts = segmenter.cuts(text)
    facets = [m for m in mentions if not m.within]
    beside = [span for spans in intent_spans(text).values() for span in spans]
    beside += [(m.start, m.end) for m in facets if m.kind != "departments"]
    beside += [match.span() for own in (_OWN_FIRM, _SEATED, _SUM) for match in own.finditer(text)]
    units = [(m.start, m.end) for m in facets if m.kind == "departments"]
    subject = _open_words(text, cuts, beside)
    return subject, _open_words(text, cuts, beside + units) if units else subject


def _open_words(text: str, cuts: Sequence[tuple[str, int, int]], taken: list[tuple[int, int]]) -> str:
    """The words that carry something and stand outside of the spans taken."""
    covered = [False] * len(text)
    for start, end in taken:
        covered[start:end] = [True] * (end - start)
    opened = ((word, covered[start:end].count(False)) for word, start, end in cuts)
    words = [word for word, open_ in opened if open_ > 1 or open_ == len(word)]  # 2020年少: cut across what is named
    return " ".join(word for word in words if not carries_nothing(word))


def carries_nothing(word: str) -> bool:
    """Whether a word is a filler, a mere attribute name, a number, or a word that only counts or points."""
    if _empty_pattern().fullmatch(word) or _NUMERAL.fullmatch(word) or (len(word) == 1 and not word.isascii()):
        return True
    return _PLACE.fullmatch(word) is not None or only_counts(word)


def understand(
    message: str, text: str, gazetteer: Gazetteer, segmenter: Segmenter, state: ConversationState, as_of: date
) -> Question:
    """Understand a normalised message, leaning on the conversation where it does not stand alone."""
    text = with_year_before(text, collect(find_mentions(text, gazetteer)).years, as_of)
    mentions = find_mentions(text, gazetteer)
    named, intents = collect(mentions), read_intents(text)
    subject, beside = read_subjects(text, mentions, segmenter)
    last = turn_pointed_at(state, text, subject)
    leaning = last if last and leans(text, subject, named, intents, last) else None
    changes_unit = bool(leaning and named.departments and not beside and _goes_on(text, intents))
    facets = resolve_facets(named, leaning, "" if changes_unit else subject, text, state.turns)
    facets = of_whole_period(facets, text, gazetteer.periods)
    other_level = bool(named.levels and not subject)
    kept = unlevelled(leaning.subject, other_level) if leaning and not named.clauses else ""
    if changes_unit:
        beside = kept = without_units(kept, gazetteer)
        subject = f"{kept} {subject}".strip()
    takes_up = leaning is not None and (changes_unit or not subject or _PRONOUN.search(text) is not None)
    own = subject or kept
    label = leaning and subject and not intents and _TARGET.search(text)
    attribute = None if asks_time_to_end(text) else read_attribute(text)
    outright = attribute is not None and attribute.plain and not intents  # 完成时限, after who does it
    asked = intents if outright else kept_intents(text, subject, frozenset({"figure"}) if label else intents, leaning)
    return Question(
        message=message,
        text=text,
        resolved=resolved_question(text, subject, leaning, state.turns),
        search_text=f"{_with_levels(kept, facets)} {text}" if takes_up else text,
        subject=own,
        context_subject=kept if subject and kept != own else "",
        facets=facets,
        named=named,
        intents=asked,
        unit=read_unit(text)
        or _unit_told(text, named)
        or (_unit_of(leaning) if leaning and asked != intents else None),
        attribute=attribute,
        numbers=tuple(re.sub(r"\s", "", n) for n in _QUOTED_NUMBER.findall(text)),
        follow_up=leaning is not None,
        named_subject=bool(subject),
        asks_itself=bool(intents),
        leans_on=leaning.message if leaning else "",
        leans_in=unlevelled(leaning.wording, other_level)
        if leaning and not subject and spoke_of_figures(leaning)
        else "",
        cited=tuple(leaning.quotes) if leaning else (),
        relative_year=_relative_year(text, as_of),
        subject_beside_units=beside,
    )


def _with_levels(subject: str, facets: Facets) -> str:
    """An earlier subject with the levels that were named beside it (国家级 人才)."""
    return " ".join([*(f"{level}级" for level in facets.levels), subject])


def _goes_on(text: str, intents: frozenset[str]) -> bool:
    """Whether a message that names a unit alone asks of the earlier field (那经信委呢, 是科技局牵头吗)."""
    return bool(LEANS.search(text)) or intents <= _OF_A_TASK


def _unit_told(text: str, named: Facets) -> UnitAsked | None:
    """The kind of the number told of one area or year, where that of another is asked for (2019要400亿,金普是多少)."""
    told = _TOLD_OF_ONE.search(text) if len(named.districts) > 1 or len(named.years) > 1 else None
    if told is None:
        return None
    sum_told = f"{told[1]}元" if told[1][-1] in "亿万" else told[1]
    return next((UnitAsked(unit, shows) for unit, _, shows in _units() if shows.fullmatch(sum_told)), None)


def _unit_of(turn: Turn) -> UnitAsked | None:
    """The kind of figure that an earlier turn wanted."""
    return next((UnitAsked(unit, shows) for unit, _, shows in _units() if unit == turn.unit), None)


def _relative_year(text: str, as_of: date) -> int | None:
    return next(iter(relative_years(text, as_of)), None)
