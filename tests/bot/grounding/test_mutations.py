"""Whatever single figure, unit, date, department or document name goes wrong in a line, the line is not shown."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from bot.drafting import Draft, Line
from bot.grounding.gate import ground
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.measures.catalogue import load_measures
from tests.bot.grounding.drafts import Case, true_cases
from tests.bot.grounding.mutations import Mutator

MUTATIONS = 10_000


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def cases(corpus: Corpus) -> list[Case]:
    return true_cases(corpus, load_measures(corpus), random.Random(20211))


def checked(corpus: Corpus, case: Case, lines: list[Line]) -> tuple[list[str], Draft]:
    draft = replace(case.draft, lines=list(lines))
    return ground(draft, corpus, case.question, case.as_of, "", case.profile), draft


def test_true_drafts_pass_unchanged(corpus: Corpus, cases: list[Case]) -> None:
    refused = []
    for case in cases:
        wrong, draft = checked(corpus, case, case.draft.lines)
        if wrong or draft.lines != case.draft.lines:
            refused.append((wrong, [line.text for line in case.draft.lines]))
    assert refused == []


def missed(corpus: Corpus, cases: list[Case], wanted: int, rng: random.Random) -> tuple[list[str], Counter[str]]:
    mutator, done = Mutator(corpus, rng), Counter[str]()
    escaped = []
    while done.total() < wanted:
        case = rng.choice(cases)
        place = rng.randrange(len(case.draft.lines))
        line = case.draft.lines[place]
        beside = [other.text for other in case.draft.lines if other is not line]
        mutation = mutator.mutate(line.text, beside)
        if mutation is None:
            continue
        done[mutation.what] += 1
        lines = [*case.draft.lines]
        lines[place] = replace(line, text=mutation.text)
        wrong, draft = checked(corpus, case, lines)
        if not wrong or any(shown.text == mutation.text for shown in draft.lines):
            escaped.append(f"{mutation.before} -> {mutation.after}: {mutation.text}")
    return escaped, done


def test_a_thousand_mutations_are_caught(corpus: Corpus, cases: list[Case]) -> None:
    escaped, done = missed(corpus, cases, 1_000, random.Random(4))
    assert escaped == []
    assert min(done.values()) > 30


@pytest.mark.slow
def test_ten_thousand_mutations_are_caught(corpus: Corpus, cases: list[Case]) -> None:
    escaped, done = missed(corpus, cases, MUTATIONS, random.Random(10))
    assert escaped == []
    assert done.total() == MUTATIONS
