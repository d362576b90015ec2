"""Extraction of tasks: against records labelled by reading the text, and by its rules on small texts."""

from typing import Any

from policy_corpus.corpus import Corpus
from policy_corpus.facts import extract_tasks
from policy_corpus.model import Task
from tests.policy_corpus.facts.labels import Score, read_blocks
from tests.policy_corpus.facts.support import tasks_of


def fits(task: Task, row: dict[str, Any]) -> bool:
    roles = ("lead", "supporting", "responsible")
    return row["words"] in task.text and all(getattr(task.units, role) == tuple(row.get(role, ())) for role in roles)


def score(corpus: Corpus) -> tuple[Score, list[str]]:
    tasks = extract_tasks(corpus)
    right = labelled = extracted = 0
    problems: list[str] = []
    for block in read_blocks(corpus, "tasks.yaml", "tasks"):
        own = [task for task in tasks if task.clause_id == block.clause.id]
        missed = [row for row in block.rows if not any(fits(task, row) for task in own)]
        right += len(block.rows) - len(missed)
        labelled, extracted = labelled + len(block.rows), extracted + len(own)
        problems += [f"missed {block.clause.id}: {row}" for row in missed]
        problems += [f"{block.clause.id} has {len(own)} tasks" for _ in own[len(block.rows) :]]
    return Score(right, labelled, extracted), problems


def test_labelled_tasks_are_found_and_no_others(corpus: Corpus) -> None:
    found, problems = score(corpus)
    assert found.labelled >= 40
    assert found.precision >= 0.97, problems
    assert found.recall >= 0.97, problems


def test_words_and_units_are_verbatim_in_the_clause(corpus: Corpus) -> None:
    for task in extract_tasks(corpus):
        text = corpus.clauses[task.clause_id].text
        assert task.quote in text
        assert task.units_quote in text


def test_each_sub_item_has_its_own_units() -> None:
    found = tasks_of("1.推进平台建设。\n(1)完善功能。(责任单位:甲局)\n(2)组织攻关。(责任单位:乙局、丙委)")
    assert [(task.quote, task.units.responsible) for task in found] == [
        ("完善功能。", ("甲局",)),
        ("组织攻关。", ("乙局", "丙委")),
    ]
    assert [task.label for task in found] == ["第1项（1）", "第1项（2）"]


def test_a_line_of_units_speaks_for_the_whole_clause() -> None:
    (task,) = tasks_of("3. 建设平台。集聚资源。\n高新区要建设中心。\n（牵头单位：甲局，配合单位：乙局、丙局）")
    assert (task.units.lead, task.units.supporting) == (("甲局",), ("乙局", "丙局"))
    assert task.quote == "建设平台"
    assert "高新区要建设中心" in task.text


def test_a_sentence_may_say_who_acts() -> None:
    found = tasks_of("1.实施细则由某区管委会经济发展局另行制定发布。\n\n2.市科技部门牵头推进规划实施。")
    assert [(task.units.responsible, task.units.lead) for task in found] == [
        (("某区管委会经济发展局",), ()),
        ((), ("市科技部门",)),
    ]


def test_a_company_that_must_do_something_is_not_a_unit() -> None:
    assert tasks_of("1.享受政策的单位应书面承诺持续经营。企业要加大投入。") == ()
