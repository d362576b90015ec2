"""True drafts of every kind, composed from the corpus as the answer flow composes them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.answering.clauses import units_in_words
from bot.answering.validity import proof, say_date, state_in_brief, state_in_full, validity_of
from bot.drafting import Draft, Source, shown
from bot.eligibility import Assessment, assess, read_profile
from policy_corpus.corpus import Corpus
from policy_corpus.errors import ContradictionError
from policy_corpus.facts import extract_figures, extract_tasks
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fact, Measure
from policy_corpus.model import Clause, Evidence, Figure, Task
from policy_corpus.vocabulary import load_vocabulary
from retrieval.sentences import split_sentences

DAYS = (date(2018, 7, 1), date(2023, 6, 1), date(2026, 11, 21))


@dataclass
class Case:
    """A draft, and what it answers."""

    draft: Draft
    question: str
    as_of: date
    profile: dict[str, Any] = field(default_factory=dict)


def true_cases(corpus: Corpus, measures: tuple[Measure, ...], rng: random.Random) -> list[Case]:
    """Every kind of draft, a few hundred in all."""
    return [
        *_quoting(corpus, rng),
        *_of_measures(corpus, measures, rng),
        *_of_figures(corpus, rng),
        *_of_tasks(corpus, rng),
        *_of_documents(corpus),
    ]


def _finished(corpus: Corpus, draft: Draft, as_of: date) -> Draft:
    """With a source line for each clause cited."""
    for clause_id in dict.fromkeys(source.clause_id for source in draft.sources()):
        clause = corpus.clauses[clause_id]
        document = corpus.document_of(clause_id)
        number = f"（{document.number}）" if document.number else ""
        state = state_in_brief(document, validity_of(corpus, document.id, as_of), as_of)
        draft.say(f"依据：《{document.short_title}》{number}{clause.label}；{state}。")
    return draft


def _sentences(corpus: Corpus, clause: Clause) -> list[Source]:
    spans = split_sentences(clause.text)
    return [Source(clause.id, clause.start + start, clause.start + end) for start, end in spans]


def _quoting(corpus: Corpus, rng: random.Random) -> Iterator[Case]:
    sources = [s for clause in corpus.clauses.values() for s in _sentences(corpus, clause)]
    telling = [s for s in sources if any(char.isdigit() for char in shown(corpus, s))]
    for source in rng.sample(telling, 250):
        as_of = rng.choice(DAYS)
        wording = rng.choice(("{}", "原文：“{}”", "最接近的规定：“{}”"))
        draft = Draft("answered").say(wording.format(shown(corpus, source)), source)
        yield Case(_finished(corpus, draft, as_of), "文件怎么写的？", as_of)


def _of_measures(corpus: Corpus, measures: tuple[Measure, ...], rng: random.Random) -> Iterator[Case]:
    facts = load_facts()
    for _ in range(40):
        names = rng.sample(sorted(facts), 14)
        profile = {name: _value(facts[name], rng) for name in names}
        as_of = rng.choice(DAYS)
        try:
            assessments = assess(measures, read_profile(profile), as_of, corpus)
        except ContradictionError:
            continue
        for assessment in rng.sample([a for a in assessments if a.amount and a.amount.text], 6):
            yield Case(_of_measure(corpus, assessment, as_of), "我们能拿多少补助？", as_of, profile)


def _value(fact: Fact, rng: random.Random) -> Any:
    options = [option.id for option in fact.options]
    match fact.type:
        case "bool":
            return rng.random() < 0.5
        case "enum":
            return rng.choice(options)
        case "set":
            return rng.sample(options, 1)
        case "year":
            return rng.randint(2015, 2023)
        case "integer":
            return rng.randint(1, 50)
    return rng.randint(1, 900) * 10**4


def _of_measure(corpus: Corpus, assessment: Assessment, as_of: date) -> Draft:
    draft, amount = Draft("answered"), assessment.amount
    assert amount is not None
    source = _whole_sentence(corpus, assessment.evidence)
    draft.say(f"{assessment.measure.title}：{amount.text}。", source)
    if amount.formula and "=" in amount.formula:
        draft.say(f"计算：{amount.formula}。", source)
        draft.computed.append(amount.formula)
    draft.say(f"原文：“{shown(corpus, source)}”", source)
    draft.measures = [assessment]
    return _finished(corpus, draft, as_of)


def _whole_sentence(corpus: Corpus, evidence: Evidence) -> Source:
    clause = corpus.clauses[evidence.clause_id or ""]
    quoted = Source.of_quote(clause, evidence.quote)
    touched = [s for s in _sentences(corpus, clause) if s.end > quoted.start and s.start < quoted.end]
    return Source(clause.id, min(s.start for s in touched), max(s.end for s in touched))


def _of_figures(corpus: Corpus, rng: random.Random) -> Iterator[Case]:
    figures = [figure for figure in extract_figures(corpus) if len(figure.quote) > 6]
    for figure in rng.sample(figures, 150):
        source = Source(figure.clause_id, figure.start, figure.end)
        draft = Draft("answered", figures=[figure])
        draft.say(f"{_context(figure)}{shown(corpus, source)}。", source)
        yield Case(_finished(corpus, draft, DAYS[1]), "目标是多少？", DAYS[1])


def _context(figure: Figure) -> str:
    place = load_vocabulary().districts.by_id[figure.district].name if figure.district else ""
    year = "" if not figure.year or str(figure.year) in figure.quote else figure.as_of or f"{figure.year}年"
    return f"{place}{year}：" if place or year else ""


def _of_tasks(corpus: Corpus, rng: random.Random) -> Iterator[Case]:
    tasks = extract_tasks(corpus)
    for task in rng.sample(tasks, min(60, len(tasks))):
        units, work = _task_sources(corpus, task)
        draft = Draft("answered").say(units_in_words(task.units), units)
        if work != units:
            draft.say(f"事项：{shown(corpus, work)}", work)
        yield Case(_finished(corpus, draft, DAYS[2]), "这件事谁负责？", DAYS[2])
    for _ in range(20):
        listed = rng.sample(tasks, 3)
        draft = Draft("answered").say(f"这个部门负责的事项共{len(listed)}项：")
        draft.computed.append(f"{len(listed)}项")
        for number, task in enumerate(listed, start=1):
            units, work = _task_sources(corpus, task)
            words = f"{task.label}：{shown(corpus, work)}（{shown(corpus, units).strip('()（）')}）"
            draft.say(f"{number}. {words}", work)
        yield Case(_finished(corpus, draft, DAYS[2]), "这个部门负责什么？", DAYS[2])


def _task_sources(corpus: Corpus, task: Task) -> tuple[Source, Source]:
    clause = corpus.clauses[task.clause_id]
    return Source.of_quote(clause, task.units_quote), Source.of_quote(clause, task.quote)


def _of_documents(corpus: Corpus) -> Iterator[Case]:
    for parsed in corpus.documents.values():
        document = parsed.document
        for as_of in DAYS:
            validity = validity_of(corpus, document.id, as_of)
            draft = Draft("answered").say(state_in_full(document, validity, as_of), *proof(corpus, parsed, validity))
            facts = [f"文号是{document.number}"] if document.number else []
            facts += [f"发文日期是{say_date(document.issued_on)}"] if document.issued_on else []
            draft.say(f"《{document.title}》{'，'.join(facts)}。" if facts else "")
            yield Case(_finished(corpus, draft, as_of), f"《{document.title}》还有效吗？", as_of)
