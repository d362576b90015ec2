"""Over the whole public question set: a model changes words, and never a citation, a figure, a status or a measure."""

import copy
import random
from dataclasses import dataclass

import pytest

from bot.citing import cite
from bot.drafting import Draft
from bot.grounding.reading import read
from bot.llm.deadline import Deadline
from bot.wording.lines import items_of
from evals.case import bundled_files, load_cases
from policy_corpus.corpus import Corpus
from tests.bot.asking import IN_FORCE, Asker
from tests.bot.grounding.mutations import Mutator
from tests.bot.wording.corruptions import Corruptor
from tests.bot.wording.scripted import ScriptedModel, editor_of, polite

pytestmark = pytest.mark.slow
REPLIES = 10_000


@dataclass
class Worded:
    """A question and the rule-based draft that answers it."""

    question: str
    draft: Draft


@pytest.fixture(scope="module")
def answered(asker: Asker) -> list[Worded]:
    """Every answered question of the public set."""
    found = []
    for case in load_cases(bundled_files()):
        answer = asker(*case.turns, as_of=case.as_of or IN_FORCE, profile=dict(case.profile))
        if answer.status == "answered":
            found.append(Worded(case.turns[-1], answer.draft))
    return found


def reworded(worded: Worded, model: ScriptedModel) -> Draft:
    draft = copy.copy(worded.draft)
    draft.lines, draft.warnings = list(draft.lines), []
    editor_of(model)[0].reword(draft, worded.question, Deadline(60), lambda _: None)
    return draft


def claims(draft: Draft) -> list[tuple[str, str, str]]:
    """All figures and names of an answer, in order."""
    return [(m.kind, m.value, m.unit) for line in draft.lines for m in read(line.text).mentions]


def test_citations_and_figures_are_the_same_with_and_without_a_model(answered: list[Worded], asker: Asker) -> None:
    changed = 0
    for worded in answered:
        draft = reworded(worded, ScriptedModel(polite))
        changed += draft.lines != worded.draft.lines
        assert cite(draft, asker.kit.corpus, IN_FORCE)[1] == cite(worded.draft, asker.kit.corpus, IN_FORCE)[1]
        assert claims(draft) == claims(worded.draft)
        assert (draft.status, draft.measures) == (worded.draft.status, worded.draft.measures)
    assert changed > 10


def test_an_exact_copy_is_always_taken(answered: list[Worded]) -> None:
    for worded in answered:
        assert reworded(worded, ScriptedModel(str)).warnings == []


def test_of_ten_thousand_replies_none_shows_a_corruption(answered: list[Worded], asker: Asker) -> None:
    corpus: Corpus = asker.kit.corpus
    rng = random.Random(6)
    corrupt = Corruptor(Mutator(corpus, rng), rng)
    able = [worded for worded in answered if items_of(worded.draft)]
    shown = []
    for _ in range(REPLIES):
        worded = rng.choice(able)
        wrong: set[str] = set()

        def say(line: str, wrong: set[str] = wrong) -> str:
            if rng.random() < 0.5:
                return polite(line)
            corrupted = corrupt(line)
            wrong.add(corrupted)
            return corrupted

        draft = reworded(worded, ScriptedModel(say))
        marks = cite(draft, corpus, IN_FORCE)[0]
        shown += [(line, worded.question) for line in wrong if line in marks]
        assert claims(draft) == claims(worded.draft)
    assert shown == []
