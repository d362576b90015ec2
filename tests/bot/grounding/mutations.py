"""One wrong figure, unit, magnitude, date, percentage, department or document name put into a line."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grounding.reading import Reading, read
from policy_corpus.corpus import Corpus
from policy_corpus.vocabulary import load_vocabulary

_FIGURE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|(?<!\d)\d+(?:\.\d+)?\s*[万亿]?\s*(?:美元|元|家|件|项|名|人|个|套|年|%|％|平方公里|平方米|条|倍)?"
    r"|[二三四五六七八九](?:年|个月|亿元|万元)"
)
_DOCUMENT = re.compile(r"《([^》]+)》")
_UNITS = ("元", "家", "件", "%", "人", "个", "项", "万元", "亿元", "年", "美元")


@dataclass(frozen=True)
class Mutation:
    """A line with one thing in it made wrong."""

    what: str
    before: str
    after: str
    text: str


class Mutator:
    """Makes lines wrong; the same seed makes the same mutations."""

    def __init__(self, corpus: Corpus, rng: random.Random) -> None:
        self._rng = rng
        documents = [parsed.document for parsed in corpus.documents.values()]
        self._same = [(document.title, document.short_title) for document in documents]
        terms = load_vocabulary().department_terms
        self._units = {form: term.id for term in terms for form in term.forms() if len(form) > 3}

    def mutate(self, text: str, beside: Sequence[str]) -> Mutation | None:
        """A wrong line; None where the line has nothing to get wrong, or what came out means the same.

        `beside` are the other lines of the draft: what they hold makes the most misleading mistakes.
        """
        kinds = [kind for kind in (self._figure, self._document, self._department) if self._rng.random() < 0.6]
        for kind in kinds or [self._figure]:
            mutation = kind(text, beside)
            if mutation and not same_meaning(read(mutation.text), read(text)):
                return mutation
        return None

    def _figure(self, text: str, beside: Sequence[str]) -> Mutation | None:
        titles = [match.span() for match in _DOCUMENT.finditer(text)]
        found = [m for m in _FIGURE.finditer(text) if not any(a < m.start() < b for a, b in titles)]
        if not found:
            return None
        match = self._rng.choice(found)
        others = [m[0] for line in (text, *beside) for m in _FIGURE.finditer(line) if m[0] != match[0]]
        change = self._rng.choice((self._value, self._magnitude, self._unit))
        new = self._rng.choice(others) if others and self._rng.random() < 0.4 else change(match[0])
        return _put("figure", text, match.span(), new) if new else None

    def _value(self, figure: str) -> str | None:
        numbers = list(re.finditer(r"\d+", figure))
        if not numbers:
            return self._rng.choice([c for c in "二三四五六七八九" if c != figure[0]]) + figure[1:]
        number = self._rng.choice(numbers)
        value = int(number[0])
        wrong = self._rng.choice([value + 1, value * 10 or 3, value + self._rng.randint(2, 50), value // 10])
        return figure[: number.start()] + str(wrong if wrong != value else value + 3) + figure[number.end() :]

    def _magnitude(self, figure: str) -> str | None:
        if "万" in figure:
            return figure.replace("万", self._rng.choice(("亿", "千", "百万", "")))
        return figure.replace("亿", "万") if "亿" in figure else self._unit(figure)

    def _unit(self, figure: str) -> str | None:
        match = re.fullmatch(r"(\d+(?:\.\d+)?\s*[万亿]?)(\D+)", figure)
        unit = match[2].replace("％", "%") if match else ""
        return match[1] + self._rng.choice([u for u in _UNITS if u != unit]) if match else None

    def _document(self, text: str, beside: Sequence[str]) -> Mutation | None:
        found = list(_DOCUMENT.finditer(text))
        if not found:
            return None
        match = self._rng.choice(found)
        same = next((names for names in self._same if match[1] in names), (match[1],))
        named = [m[1] for line in beside for m in _DOCUMENT.finditer(line)]
        others = [name for names in self._same for name in names] + named + ["促进科技成果转化条例", "氢能产业发展规划"]
        new = self._rng.choice([name for name in others if name not in same])
        return _put("document", text, match.span(1), new)

    def _department(self, text: str, beside: Sequence[str]) -> Mutation | None:
        found = [(m.span(), self._units[m[0]]) for m in self._pattern().finditer(text)]
        if not found:
            return None
        span, unit = self._rng.choice(found)
        near = [m[0] for line in (text, *beside) for m in self._pattern().finditer(line)]
        others = [form for form in [*near * 3, *self._units, "市海洋发展局"] if self._units.get(form) != unit]
        return _put("department", text, span, self._rng.choice(others))

    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._units, key=len, reverse=True))))


def _put(what: str, text: str, span: tuple[int, int], new: str) -> Mutation:
    return Mutation(what, text[slice(*span)], new, text[: span[0]] + new + text[span[1] :])


def same_meaning(first: Reading, second: Reading) -> bool:
    """Whether two texts mention the same, however written."""
    pairs = zip(first.mentions, second.mentions, strict=False)
    return len(first.mentions) == len(second.mentions) and all(first.same(a, second, b) for a, b in pairs)
