"""A model reads what the rules would ask back about, and can only use the user's own words."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.llm.deadline import Deadline
from bot.rereading.words import UserWords
from policy_corpus.measures.facts import load_facts
from tests.bot.asking import Asker
from tests.bot.llm.models import OpenSteps

TURNS = ("金普新区发明专利目标", "高新区呢", "光景按2018看")
MEANT = "光景按2018看，高新区发明专利目标"


def says(question: str = "", facts: dict[str, Any] | None = None, facets: tuple[str, ...] = ()) -> str:
    return "says " + json.dumps({"question": question, "facts": facts or {}, "facets": facets}, ensure_ascii=False)


def test_without_a_model_nothing_is_found(asker: Asker) -> None:
    assert asker(*TURNS).status == "not_found"


def test_a_follow_up_is_read_as_the_question_it_stands_for(asker: Asker, open_steps: OpenSteps) -> None:
    steps, tally = open_steps(says(MEANT))
    answer = replace(asker, model=steps)(*TURNS)
    assert answer.status == "answered"
    assert "发明专利" in answer.text
    assert "2018" in answer.text + answer.quotes
    assert not [name for name in tally.counts if name.startswith("fallback")]


def test_what_the_model_thinks_aloud_is_not_its_reply(asker: Asker, open_steps: OpenSteps) -> None:
    thought = "<think>是{高新区}还是{金普新区}？</think>"
    steps, tally = open_steps(says(MEANT).replace("says ", f"says {thought}"))
    assert replace(asker, model=steps)(*TURNS).status == "answered"
    assert not [name for name in tally.counts if name.startswith("fallback")]


@pytest.mark.parametrize(
    "question",
    [
        "院士工作站补助多少",
        "高新区发明专利目标",
        "光景按2018看，大连理工大学发明专利目标",
        "光景按2018、2019看，高新区发明专利目标",
        "光景按2018看，高新区发明专利目标500件",
        "",
        "光景按2018看，高新区发明专利目标" * 20,
    ],
)
def test_a_question_of_other_words_is_not_taken(question: str, asker: Asker, open_steps: OpenSteps) -> None:
    steps, tally = open_steps(says(question))
    assert replace(asker, model=steps)(*TURNS).status == "not_found"
    assert tally.counts["rejected:question"] == 1


@pytest.mark.parametrize("model", ["says 我不知道", "says {broken", "says [1]", "status-500", "empty"])
def test_a_reply_that_cannot_be_read_leaves_the_rules_answer(model: str, asker: Asker, open_steps: OpenSteps) -> None:
    steps, tally = open_steps(model)
    answer = replace(asker, model=steps)(*TURNS)
    assert answer.status == "not_found"
    assert answer.draft.warnings[0].startswith("语言模型")
    assert any(name.startswith("fallback:understanding:") for name in tally.counts)


def test_what_the_rules_answer_is_not_read_again(asker: Asker, open_steps: OpenSteps) -> None:
    steps, tally = open_steps(says("院士工作站补助多少"), llm_steps="understanding")
    assert replace(asker, model=steps)("自贸片区院士工作站一年补多少").status == "answered"
    assert tally.seconds == []


@pytest.fixture
def words(asker: Asker) -> UserWords:
    return UserWords(asker.kit, ("我们是高企，在自贸片区", "去年研发投了500万，有12件发明专利，2021年评上的"))


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("high_tech_enterprise", True, True),
        ("high_tech_enterprise", False, False),
        ("tech_sme", True, False),
        ("district", "zimao", True),
        ("district", "gaoxin", False),
        ("rd_this_year", Decimal(5_000_000), True),
        ("rd_this_year", Decimal(50_000), False),
        ("granted_rights", 12, True),
        ("granted_rights", 1, False),
    ],
)
def test_a_fact_holds_only_where_its_words_were_said(words: UserWords, fact: str, value: Any, said: bool) -> None:
    assert words.says(load_facts()[fact], value) is said


def test_facets_are_those_that_were_named(words: UserWords) -> None:
    facets = words.facets_in(["自贸片区", "高新区", "2021年", "2019年"])
    assert (facets.districts, facets.years) == (("zimao",), (2021,))


def test_only_facts_that_are_wanted_and_said_are_kept(words: UserWords, open_steps: OpenSteps) -> None:
    given = {"high_tech_enterprise": True, "district": "gaoxin", "tech_sme": True, "no_such_fact": 1, "sme": "也许"}
    steps, tally = open_steps(says(words.messages[-1], given))
    understood = steps.reader.understand(words, ["high_tech_enterprise", "district", "sme"], Deadline(steps.deadline_s))
    assert understood.facts == {"high_tech_enterprise": True}
    assert tally.counts["rejected:fact"] == 4
