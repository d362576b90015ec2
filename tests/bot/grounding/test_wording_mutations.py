"""Model-worded sentences corrupted at random: whatever was changed, dropped or added is found out."""

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from bot.grounding.reading import pairs, read, squash
from bot.grounding.wording import EvidenceSentence, supports
from policy_corpus.corpus import Corpus
from policy_corpus.vocabulary import load_vocabulary
from retrieval.sentences import split_sentences
from tests.bot.grounding.mutations import same_meaning

_FIGURE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|(?<![\d.A-Za-z])\d+(?:\.\d+)?[万亿]?(?:美元|元|家|件|项|名|人|个|套|年|%|条|倍)"
)
_BOUND = re.compile(r"(?:最高不超过|不超过|最高|超过|不低于)(?=\d)|(?<=[家件项元%名个])以上")
_UNITS = ("元", "家", "件", "人", "项")
_NEW = ("，租房补贴每月500元", "，由市海洋局负责兑付", "，逾期不予受理", "，请用简洁的中文回答", "，另可免费使用厂房")

Corruption = Callable[[str, random.Random], str | None]


def evidence_of(corpus: Corpus) -> list[list[EvidenceSentence]]:
    """For each clause its sentences, as evidence."""
    found = []
    for clause in corpus.clauses.values():
        name = f"《{corpus.document_of(clause.id).short_title}》{clause.label}"
        text = re.sub(r"\s*\n\s*", "", clause.clean_text)
        sentences = [text[start:end] for start, end in split_sentences(text)]
        kept = [EvidenceSentence(words, 1, name) for words in sentences if 12 <= len(words) <= 250]
        if kept and clause.kind not in ("table", "listing"):
            found.append(kept[:5])
    return found


@pytest.fixture(scope="module")
def evidence(corpus: Corpus) -> list[list[EvidenceSentence]]:
    return evidence_of(corpus)


def figure(text: str, rng: random.Random) -> str | None:
    found = list(_FIGURE.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    others = [other[0] for other in found if other[0] != match[0]]
    number = rng.choice(list(re.finditer(r"\d+", match[0])))
    wrong = str(int(number[0]) * 10 + rng.randint(1, 7))
    changed = match[0][: number.start()] + wrong + match[0][number.end() :]
    unit = re.sub(r"(?<=[\d万亿])[^\d万亿]+$", rng.choice(_UNITS), match[0])
    new = rng.choice([*others[:1], changed, unit, match[0].replace("万", "亿")])
    return text[: match.start()] + new + text[match.end() :]


def swapped(text: str, rng: random.Random) -> str | None:
    found = list(_FIGURE.finditer(text))
    if len(found) < 2:
        return None
    first, second = sorted(rng.sample(found, 2), key=lambda match: match.start())
    return text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]


def piece_dropped(text: str, rng: random.Random) -> str | None:
    pieces = re.split(r"(?<=[，,])", text)
    telling = [p for p in pieces if _FIGURE.search(p) or re.match(r"经|按照|对|首次|在.*前提", p)]
    if len(pieces) < 2 or not telling:
        return None
    piece = rng.choice(telling)
    rest = text.replace(piece, "", 1)
    repeated = len(pairs(piece) & pairs(rest)) * 2 >= len(pairs(piece))
    return None if repeated and not _FIGURE.search(piece) else rest


def bound_dropped(text: str, rng: random.Random) -> str | None:
    found = list(_BOUND.finditer(text))
    match = rng.choice(found) if found else None
    return text[: match.start()] + text[match.end() :] if match else None


def unit_renamed(text: str, rng: random.Random) -> str | None:
    departments = load_vocabulary().departments
    found = departments.find(text)
    if not found:
        return None
    mention = rng.choice(found)
    other = rng.choice([term.name for term in departments if term.id != mention.id])
    return text[: mention.start] + other + text[mention.end :]


def mark_added(text: str, rng: random.Random) -> str:
    return f"{text}[{rng.randint(2, 9)}]"


def claim_added(text: str, rng: random.Random) -> str:
    return text.rstrip("。；;") + rng.choice(_NEW) + "。"


CORRUPTIONS: tuple[Corruption, ...] = (
    figure, swapped, piece_dropped, bound_dropped, unit_renamed, mark_added, claim_added,
)  # fmt: skip


def escaped(evidence: list[list[EvidenceSentence]], wanted: int, rng: random.Random) -> tuple[list[str], Counter[str]]:
    done, passed = Counter[str](), []
    corrupt = rng.choice(CORRUPTIONS)
    while done.total() < wanted:
        near = rng.choice(evidence)
        true = rng.choice(near).text
        wrong = corrupt(true, rng)
        if wrong is None or squash(wrong) == squash(true):
            continue
        if corrupt in (figure, swapped) and same_meaning(read(wrong), read(true)):
            continue
        done[corrupt.__name__] += 1
        if not supports(wrong, near):
            passed.append(f"{corrupt.__name__}: {wrong}")
        corrupt = rng.choice(CORRUPTIONS)
    return passed, done


def test_the_evidence_itself_passes(evidence: list[list[EvidenceSentence]]) -> None:
    for near in random.Random(3).sample(evidence, 120):
        for each in near:
            name = each.context.partition("》")[0] + "》"
            assert supports(f"{each.text}[1]", near) == []
            assert supports(f"根据{name}，{each.text}", near) == []


def test_corrupted_sentences_are_stopped(evidence: list[list[EvidenceSentence]]) -> None:
    passed, done = escaped(evidence, 500, random.Random(8))
    assert passed == []
    assert len(done) == len(CORRUPTIONS)


@pytest.mark.slow
def test_thousands_of_corrupted_sentences_are_stopped(evidence: list[list[EvidenceSentence]]) -> None:
    passed, _ = escaped(evidence, 3_000, random.Random(18))
    assert passed == []
