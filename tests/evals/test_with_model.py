"""What `eval --llm` reports of two targets that differ, and of two that do not."""

from bot.llm.meter import Tally
from evals.case import Case
from evals.targets import AssistantTarget
from evals.with_model import compare_with_model
from tests.evals.scripted import ScriptedAssistant, cited

CASE = Case.model_validate(
    {"id": "a", "kind": "amount", "turns": ["补多少？"], "expect": "answer", "must_contain": [["500万"]]}
)
CLAUSE = "对国家级创新平台给予一次性500万元补助。"


def target(answer: str, clause: str = CLAUSE) -> AssistantTarget:
    return AssistantTarget(ScriptedAssistant({"补多少？": {"answer": answer, "citations": [cited(clause)]}}))


def test_other_words_with_the_same_figures_are_faithful() -> None:
    tally = Tally()
    tally.accepted(1)
    found = compare_with_model([CASE], target("补助500万元[1]。"), target("可获得500万元补助[1]。"), tally)
    assert found.faithful
    assert (found.reworded, found.passed_without, found.passed_with, found.counts) == (1, 1, 1, {"accepted": 1})


def test_another_figure_or_citation_is_named() -> None:
    found = compare_with_model([CASE], target("补助500万元[1]。"), target("补助50万元[1]。", "另一条。"), Tally())
    assert not found.faithful
    assert (found.other_figures, found.other_citations, found.other_status) == (["a"], ["a"], [])
    assert (found.passed_without, found.passed_with) == (1, 0)
