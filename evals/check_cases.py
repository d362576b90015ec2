"""Prove the public questions before a score on them means anything: `python -m evals.check_cases`.

A gold quote stands verbatim in exactly one clause of the document it names; whatever an answer must contain is said in
a gold clause, or worked out or judged in the case's note; and no question or fact stands in two of the three parts.
"""

import ast
import operator
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.case import Case, Gold, bundled_files, load_cases
from evals.text import fold, squash
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.errors import PolicyAssistantError
from policy_corpus.model import Clause, ParsedDocument

# Bigram overlap of two conversations from which they count as one question in two wordings.
SAME_QUESTION = 0.5
_DATING_FIELDS = ("effective_from", "effective_to", "plan_period")
_EQUATION = re.compile(r"([\d.()+\-×÷%]*[+\-×÷][\d.()+\-×÷%]*)=(\d+(?:\.\d+)?)")
_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def check(cases: Sequence[Case], corpus: Corpus) -> list[str]:
    """Every fault of the cases, one Chinese line each; empty when they hold."""
    faults = [f"{case.id}：{fault}" for case in cases for fault in _faults(case, corpus)]
    return faults + list(_same_questions(cases)) + list(_same_facts(cases, corpus))


def clauses_holding(gold: Gold, corpus: Corpus) -> list[Clause]:
    """The clauses in which the quote stands, once for every time that it does."""
    quote = squash(gold.quote)
    clauses = (clause for parsed in _documents(gold, corpus) for clause in parsed.clauses)
    return [clause for clause in clauses for _ in range(squash(clause.text).count(quote))]


def _faults(case: Case, corpus: Corpus) -> Iterator[str]:
    yield from _shape_faults(case)
    for gold in (*case.gold, *case.may_cite):
        yield from _quote_faults(gold, corpus)
    said = _said(case, corpus)
    for group in case.must_contain:
        if not any(fold(alternative) in said for alternative in group):
            yield f"必含的“{group[0]}”在标准条款里没有，备注里也没有算出或判明。"
        if all(any(fold(banned) in fold(alternative) for banned in case.must_not_contain) for alternative in group):
            yield f"必含的“{group[0]}”同时又被禁止。"
    for left, right in _EQUATION.findall(case.note):
        if _value(left) != Fraction(right):
            yield f"备注里的算式不成立：{left}={right}。"


def _shape_faults(case: Case) -> Iterator[str]:
    if case.expect == "answer":
        if not case.gold or not case.must_contain:
            yield "应答的用例要有标准条款和必含内容。"
    elif case.gold or case.must_contain:
        yield "拒答或反问的用例不应有标准条款和必含内容（相近条款放在 may_cite）。"
    if not case.note:
        yield "缺少备注：说明答案从哪来、陷阱在哪。"


def _quote_faults(gold: Gold, corpus: Corpus) -> Iterator[str]:
    if not _documents(gold, corpus):
        yield f"没有标题含“{gold.doc}”的文件。"
        return
    quote = squash(gold.quote)
    written = sum(squash(parsed.source_text).count(quote) for parsed in _documents(gold, corpus))
    if written != 1:
        yield f"引文“{gold.quote}”在原文中出现 {written} 次，应恰为一次。"
    elif len(clauses_holding(gold, corpus)) != 1:
        yield f"引文“{gold.quote}”不在任何一个条款之内。"


def _documents(gold: Gold, corpus: Corpus) -> list[ParsedDocument]:
    return [parsed for parsed in corpus.documents.values() if gold.doc in parsed.document.title]


def _said(case: Case, corpus: Corpus) -> str:
    """What the gold clauses say with their headings and document's name, and what the note works out or judges."""
    clauses = [clause for gold in case.gold for clause in clauses_holding(gold, corpus)]
    titles = [corpus.document_of(clause.id).title for clause in clauses]
    headings = [heading for clause in clauses for heading in clause.heading_path]
    return fold("\n".join([*(clause.text for clause in clauses), *headings, *titles, case.note]))


def _value(formula: str) -> Fraction | None:
    percent = re.sub(r"(\d+(?:\.\d+)?)%", r"(\1/100)", formula)
    try:
        return _evaluate(ast.parse(percent.replace("×", "*").replace("÷", "/"), mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None


def _evaluate(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(str(node.value))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_evaluate(node.left), _evaluate(node.right))
    raise ValueError(ast.dump(node))


def _same_questions(cases: Sequence[Case]) -> Iterator[str]:
    grams = {case.id: _bigrams(case) for case in cases}
    for one, other in combinations(cases, 2):
        if one.turns == other.turns and one.as_of == other.as_of:
            yield f"{one.id} 与 {other.id}：同一个问题写了两遍。"
        elif one.part != other.part and _overlap(grams[one.id], grams[other.id]) >= SAME_QUESTION:
            yield f"{one.id}（{one.part}）与 {other.id}（{other.part}）：问法相近，却分在两个部分。"


def _bigrams(case: Case) -> frozenset[str]:
    text = re.sub(r"\W", "", squash("".join(case.turns)))
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _same_facts(cases: Sequence[Case], corpus: Corpus) -> Iterator[str]:
    """A fact is a set of gold quotes with what must be said of them."""
    dating = _dating_quotes(corpus)
    facts: defaultdict[object, list[Case]] = defaultdict(list)
    for case in cases:
        quotes = frozenset(squash(gold.quote) for gold in case.gold)
        # Whether a document is in force on another day is another question: its dates may serve every part.
        if quotes and not quotes <= dating:
            facts[quotes, case.must_contain].append(case)
    for same in facts.values():
        if len({case.part for case in same}) > 1:
            yield f"{'、'.join(f'{case.id}（{case.part}）' for case in same)}：同一事实分在不同部分。"


def _dating_quotes(corpus: Corpus) -> frozenset[str]:
    evidence = (parsed.document.evidence for parsed in corpus.documents.values())
    return frozenset(squash(quotes[field]) for quotes in evidence for field in _DATING_FIELDS if field in quotes)


def _counts(cases: Iterable[Case]) -> Table:
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for row in (case.kind, "合计"):
            rows[row][case.part] += 1
    parts = sorted(rows["合计"])
    table = Table("类别", *parts, "合计")
    for kind in [*sorted(set(rows) - {"合计"}), "合计"]:
        table.add_row(kind, *(str(rows[kind][part]) for part in parts), str(rows[kind].total()))
    return table


def main() -> int:
    """Check the named files (default: the bundled ones), print counts and faults; 1 when there are faults."""
    console = Console()
    try:
        cases = load_cases([Path(name) for name in sys.argv[1:]] or bundled_files())
        faults = check(cases, load_corpus())
    except PolicyAssistantError as error:
        console.print(str(error), markup=False)
        return 2
    console.print(_counts(cases))
    for fault in faults:
        console.print(fault, markup=False, soft_wrap=True)
    console.print(f"{len(cases)} 个用例，{len(faults)} 处问题。", highlight=False)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
