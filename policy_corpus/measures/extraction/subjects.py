"""Whom or what a phrase grants to: named by 对…, by the topic a sentence supports, or carried on from before."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from policy_corpus.measures.extraction.leads import (
    addressee,
    is_aside,
    is_noun,
    is_threshold,
    lead_of,
    names_receiver,
)
from policy_corpus.measures.extraction.levels import is_level
from policy_corpus.measures.extraction.phrases import Phrase
from policy_corpus.measures.extraction.wording import CEILING, RECEIVER, TIME_LEVEL

Span = tuple[int, int]


class Origin(StrEnum):
    """How a subject was found."""

    NAMED = "named"  # 对X给予…
    NOUN = "noun"  # X给予…, or X in the phrase before
    TOPIC = "topic"  # 支持X，给予…
    BASE = "base"  # 按X的30%给予…
    CARRIED = "carried"  # named in an earlier sentence
    HEADING = "heading"  # named above the clause


@dataclass
class Subject:
    """Who or what is supported, at `span` of the flow; None where the heading names it."""

    text: str
    span: Span | None
    origin: Origin
    conditions: list[Span] = field(default_factory=list)
    anaphoric: bool = False  # 其…, 上述…: what it stands for was said before
    by_level: bool = False  # what it gets is told apart by a word before each sum
    promised: bool = False
    filled: bool = False  # the promise has got a value
    filled_later: bool = False  # in another sentence than the one that names the subject


@dataclass(frozen=True)
class Addressed:
    """The subject of a grant, and the words that say at which level."""

    subject: Subject
    level: str | None = None


_TOPIC = re.compile(
    r"(?:并|积极|大力|重点|优先|继续|充分)*"
    r"(?:支持|鼓励|推动|推进|扶持|引导|培育|加快|促进|聚焦|实施|开展|发展|壮大)+(?P<what>.{2,})"
)
_NARROWED = re.compile(r"(?P<who>.{3,}?)(?:根据|按照|依据|视)[^，]{2,}$")
_ANYBODY = re.compile(
    r"(?:符合|满足)(?:上述|以上|本|规定|相关)?(?:条件|要求|规定|标准)[^，]{0,4}(?:项目|企业|单位|机构|个人)?"
    r"|(?:上述|以上|该|此类|入选|获批)(?:项目|企业|单位|机构|个人)?"
)
_ANAPHORA = re.compile(r"其|上述|该|此类|前款")
_BASE = re.compile(rf"(?:按照?|参照|依据?)(?!其)(?P<base>[^，]{{2,}}?)(?:的|{CEILING})*$")
_ANYBODYS_BASE = re.compile(r"项目|合同|投资|采购|实际|年度|固定|总")
_BRACKET_TO_END = re.compile(r"（[^（）]{5,}）.*$")
_DEPENDENT = re.compile(r"所|其")
_LONGEST_CHAIN = 3


class Subjects:
    """Follows the phrases of one clause, and says of each that grants whom it grants to."""

    def __init__(self, flow: str, heading: str) -> None:
        self._flow = flow
        self._heading = heading
        self._pending: list[Phrase] = []
        self._current: Subject | None = None
        self._previous: Subject | None = None

    def begin_sentence(self) -> None:
        """What the sentence before spoke of is kept, in case this one names nobody."""
        if self._current is None and (index := self._addressing()) is not None:
            self._current = self._chained(index)
        self._previous = self._current or self._previous
        self._current = None
        self._pending = []

    def pass_by(self, phrase: Phrase) -> None:
        """A phrase that grants nothing."""
        self._pending.append(phrase)

    def of_promise(self, phrase: Phrase) -> Subject:
        """The subject of a phrase that promises support without a value."""
        return self._remember(self._find(phrase, lead_of(phrase.text), phrase.text, True)).subject

    def of_grant(self, phrase: Phrase, before: str, verb: bool) -> Addressed:
        """The subject of what a phrase grants after the words `before`; `verb` as in Granted."""
        found = self._remember(self._find(phrase, lead_of(before), before, verb))
        found.subject.filled = True
        return found

    def _remember(self, found: Addressed) -> Addressed:
        self._current = found.subject
        found.subject.by_level = found.subject.by_level or found.level is not None
        found.subject.promised = True
        self._pending = []
        return found

    def _find(self, phrase: Phrase, lead: str, before: str, verb: bool) -> Addressed:
        if is_threshold(lead) and not addressee(lead):
            return self._reaching(phrase, lead, before, verb)
        time = TIME_LEVEL.fullmatch(lead)
        pending = self._addressing()
        own = addressee(lead)
        if phrase.bracketed and not own:
            return Addressed(self._known(before, phrase), time[1] if time else None)
        if own and not (pending is not None and lead[slice(*own)] in self._pending[pending].text):
            return self._named((phrase.start + own[0], phrase.start + own[1]))
        if pending is not None:
            return self._pending_named(pending, lead, time)
        if time or is_level(lead):
            found = None if self._current else self._candidate()
            known = found.subject if found else self._known(before, phrase)
            return Addressed(known, time[1] if time else lead)
        if is_noun(lead):
            return self._noun(phrase, lead, verb)
        return self._candidate() or Addressed(self._known(before, phrase, lead), self._threshold())

    def _reaching(self, phrase: Phrase, lead: str, before: str, verb: bool) -> Addressed:
        """…满一年的奖励1万元: a level of a subject that has got something already, or else a condition."""
        known = self._current
        found = self._find(phrase, "", before, verb)
        if found.subject is known:
            return Addressed(known, lead.rstrip("的"))
        start = phrase.start + phrase.text.index(lead)
        found.subject.conditions.append((start, start + len(lead)))
        return found

    def _addressing(self) -> int | None:
        """Which of the waiting phrases names X by opening with 对X: the last whose X is not 其… or 所… of another."""
        named = [i for i, phrase in enumerate(self._pending) if addressee(phrase.text)]
        return max((i for i in named if not self._depends(self._pending[i])), default=max(named, default=None))

    def _depends(self, phrase: Phrase) -> bool:
        span = addressee(phrase.text)
        return span is not None and _DEPENDENT.match(phrase.text, span[0]) is not None

    def _named(self, span: Span) -> Addressed:
        text = self._flow[slice(*span)]
        if _ANYBODY.fullmatch(text):
            topic = self._candidate() or Addressed(self._known("", None))
            topic.subject.conditions.append(span)
            return topic
        if is_threshold(text) and self._current:
            return Addressed(self._current, text)
        return Addressed(self._subject(span, Origin.NAMED, self._asides(self._pending)))

    def _pending_named(self, index: int, lead: str, time: re.Match[str] | None) -> Addressed:
        phrase = self._pending[index]
        span = addressee(phrase.text)
        level = time[1] if time else lead.rstrip("的") if is_noun(lead) and not addressee(lead) else None
        if span and self._current and is_threshold(phrase.text):
            return Addressed(self._current, phrase.text[slice(*span)])
        if span and _ANYBODY.fullmatch(phrase.text[slice(*span)]):
            return self._named((phrase.start + span[0], phrase.start + span[1]))
        return Addressed(self._chained(index), level)

    def _chained(self, index: int) -> Subject:
        """The X of 对X, which goes on after a comma until it names a receiver of support."""
        first = self._pending[index]
        span = addressee(first.text)
        assert span is not None
        rest = self._pending[index + 1 :]
        end = first.start + span[1]
        if not RECEIVER.search(first.text):
            naming = (p.end for p in rest[:_LONGEST_CHAIN] if RECEIVER.search(p.text) and not is_threshold(p.text))
            end = next(naming, end)
        return self._subject((first.start + span[0], end), Origin.NAMED, self._asides([p for p in rest if p.end > end]))

    def _noun(self, phrase: Phrase, lead: str, verb: bool) -> Addressed:
        current = self._current
        if current and (current.by_level or not verb or (current.origin is Origin.NAMED and not current.promised)):
            return Addressed(current, lead.rstrip("的"))
        start = phrase.start + phrase.text.index(lead)
        return Addressed(self._subject((start, start + len(lead)), Origin.NOUN, self._asides(self._pending)))

    def _candidate(self) -> Addressed | None:
        """The nearest of the waiting phrases that names a subject without 对."""
        spans = [(index, span) for index, phrase in enumerate(self._pending) if (span := _subject_span(phrase))]
        heads = [found for found in spans if self._is_head(*found)]
        if spans:
            index, span = (heads or spans)[-1]
            origin = Origin.TOPIC if _TOPIC.match(self._pending[index].text) else Origin.NOUN
            return Addressed(self._subject(span, origin, self._asides(self._pending[index + 1 :])))
        return None

    def _threshold(self) -> str | None:
        """What must be reached, where a waiting phrase says no more than that."""
        return next((p.text.rstrip("的") for p in reversed(self._pending) if is_threshold(p.text)), None)

    def _is_head(self, index: int, span: Span) -> bool:
        """Whether a phrase is a topic or ends in a receiver of support, rather than telling what one does."""
        return _TOPIC.match(self._pending[index].text) is not None or names_receiver(self._flow[slice(*span)])

    def _known(self, before: str, phrase: Phrase | None, lead: str = "") -> Subject:
        """The subject spoken of already, in this sentence or an earlier one."""
        if self._current:
            return self._current
        base = _BASE.search(before) if phrase else None
        if phrase and base and not _ANYBODYS_BASE.match(base["base"]):
            return self._based(phrase, base)
        if self._previous and self._previous.promised and not self._previous.filled:
            self._previous.filled_later = True
            return self._previous
        if self._previous:
            return replace(self._previous, origin=Origin.CARRIED, conditions=[], by_level=False, filled=False)
        if phrase and base:
            return self._based(phrase, base)
        if phrase and RECEIVER.search(lead):
            start = phrase.start + phrase.text.index(lead)
            return self._subject((start, start + len(lead)), Origin.NOUN, [])
        return Subject(self._heading, None, Origin.HEADING)

    def _based(self, phrase: Phrase, base: re.Match[str]) -> Subject:
        return self._subject((phrase.start + base.start("base"), phrase.start + base.end("base")), Origin.BASE, [])

    def _subject(self, span: Span, origin: Origin, conditions: list[Span]) -> Subject:
        text = self._flow[slice(*span)]
        tidy = _tidy(text)
        conditions = [span, *conditions] if origin is Origin.NAMED else conditions
        return Subject(
            tidy, (span[0], span[0] + len(tidy)), origin, conditions, anaphoric=_ANAPHORA.match(tidy) is not None
        )

    def _asides(self, phrases: list[Phrase]) -> list[Span]:
        return [(p.start, p.end) for p in phrases if is_threshold(p.text) or is_aside(p.text)]


def _tidy(text: str) -> str:
    """Without a remark in brackets behind the name of a receiver, and what follows it."""
    remark = _BRACKET_TO_END.search(text)
    short = text[: remark.start()] if remark and names_receiver(text[: remark.start()]) else text
    return short.rstrip("的等，") or text


def _subject_span(phrase: Phrase) -> Span | None:
    text = phrase.text
    if topic := _TOPIC.match(text):
        return phrase.start + topic.start("what"), phrase.end
    if is_aside(text) or is_threshold(text) or len(text) < 2:
        return None
    narrowed = _NARROWED.match(text)
    return phrase.start, phrase.start + (narrowed.end("who") if narrowed else len(text))
