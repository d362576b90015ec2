"""A question taken apart: what it names, its field, the thing that it is about, and the words that ask."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.facets import Gazetteer, Mention, find_mentions
from bot.understanding.intents import intent_spans
from bot.understanding.question import carries_nothing
from policy_corpus.vocabulary import Terms
from retrieval.words import Segmenter

Span = tuple[int, int]
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+(?P<of>个|章|节|类|批|档|阶段|期|轮|届|步|点)|之[一二三四五六七八九十]+(?=$|[是叫讲说做呢的])"
)
_ASKING = re.compile("(?:[谁哪啥几吗么]|多少|什么|怎|如何|何时|多[大长高远久])[^,;。]*")


@dataclass(frozen=True)
class Reader:
    """What a text is taken apart with."""

    gazetteer: Gazetteer
    segmenter: Segmenter
    fields: Terms
    measured: Terms  # what is counted or measured
    written: Callable[[str], bool]  # whether words stand so in a document
    together: Callable[[str, str], bool]  # whether two words stand in one clause


@dataclass(frozen=True)
class Slots:
    """A text, and where its parts stand."""

    text: str
    mentions: tuple[Mention, ...]
    fields: tuple[Span, ...]
    things: tuple[Span, ...]  # the words of the subject that name no field
    asking: tuple[Span, ...]
    measured: tuple[Span, ...]
    parts: tuple[Span, ...]  # places inside a district

    def of_kind(self, kind: str) -> list[Mention]:
        """What is named of one kind of facet, in order."""
        return [mention for mention in self.mentions if mention.kind == kind]

    @property
    def kinds(self) -> list[str]:
        """The kinds of facets that are named."""
        return list(dict.fromkeys(mention.kind for mention in self.mentions))


def take_apart(text: str, reader: Reader) -> Slots:
    """The parts of a normalised text."""
    found = find_mentions(text, reader.gazetteer)
    parts = tuple((m.start, m.end) for m in found if m.within)
    mentions = (
        *(m for m in found if not m.within),
        *(Mention(m["of"] or "之", m[0], m.start(), m.end()) for m in _ORDINAL.finditer(text)),
    )
    asking = _asking(text)
    named = [(m.start, m.end) for m in mentions]
    fields = tuple((m.start, m.end) for m in reader.fields.find(text) if not meets((m.start, m.end), named))
    taken = [*named, *asking, *fields]
    words = [(word, (start, end)) for word, start, end in reader.segmenter.cuts(text)]
    things = tuple(span for word, span in words if not carries_nothing(word) and not meets(span, taken))
    measured = tuple((m.start, m.end) for m in reader.measured.find(text))
    return Slots(text, mentions, fields, things, asking, measured, parts)


def _asking(text: str) -> tuple[Span, ...]:
    """The stretches that ask; where no words for it are known, from the first asking word on to the next mark."""
    spans = [(start, end) for own in intent_spans(text).values() for start, end in own if start < end]
    word = _ASKING.search(text)
    return _joined(spans) or ((word.span(),) if word else ())


def edited(text: str, changes: Sequence[tuple[Span, str]]) -> str:
    """The text with stretches of it, none overlapping, replaced."""
    for (start, end), new in sorted(changes, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
