"""Answers that quote: the sentences of the corpus that say what was asked, stated as they stand."""

import re

from bot.answering.clauses import units_in_words
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, Units
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence
from retrieval.text import chinese_number

NEAR = 0.86  # share of the best sentence's score at which another sentence of the same clause is quoted too
ELSEWHERE = 0.97  # the same for a clause of another document
SHORT = 28  # characters below which a quote takes the next sentence along
LISTING = 380  # characters of a paragraph that is quoted whole where a list is asked for
FEWEST = 3  # things to name from which a list is meant
_COUNTED = re.compile(
    r"哪(\d+|[二三四五六七八九十]+)[大个项条家类种区步级]|(\d+|[二三四五六七八九十]+)[个项条家类种].{0,12}(?:名单|列一下|列出|分别是)"
)
_SEPARATOR = re.compile("[、；;，,]")
LONGEST_QUOTE = 700  # characters of one quote
_ENUMERATOR = re.compile(
    r"^(?:\*\*)?(?:第[一二三四五六七八九十]+[，,]|[一二三四五六七八九十]是|[（(]\d+[)）]|——|\d+[.、])"
)


def quote_passages(inquiry: Inquiry, ranked: list[RankedSentence]) -> Draft:
    """An answer made of the best sentences, each with its document and clause."""
    short = _unlisted(inquiry, ranked)
    if short:
        return short
    draft = Draft("answered")
    for source in select(inquiry, ranked):
        draft.say(inquiry.shown(source), source)
    return draft


def _unlisted(inquiry: Inquiry, ranked: list[RankedSentence]) -> Draft | None:
    """A refusal where N things are to be named (六区是哪六个区) and the best clause does not set out as many."""
    count = asked_count(inquiry.question.text)
    clause = inquiry.kit.corpus.clauses[ranked[0].sentence.clause_id]
    longest = max(len(_SEPARATOR.findall(line)) for line in re.split("[。\n]", clause.clean_text)) + 1
    if (
        count < FEWEST
        or longest >= count
        or sum(bool(_ENUMERATOR.match(s.text)) for s in inquiry.kit.sentences_of(clause.id)) >= count
    ):
        return None
    source = _stretch(inquiry, ranked[0], ranked)
    draft = Draft("not_found").say(inquiry.kit.replies.render("not_found_list", count=str(count)))
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)


def select(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[Source]:
    """The stretches to quote, most important first: the best clause, and rivals that score as well."""
    best = ranked[0]
    sources = [_stretch(inquiry, best, ranked)]
    documents = {best.sentence.document_id}
    if not inquiry.question.facets.documents:
        for other in ranked[1:6]:
            new = other.sentence.document_id not in documents
            if new and other.score >= best.score * ELSEWHERE and other.own_coverage >= best.own_coverage * 0.9:
                documents.add(other.sentence.document_id)
                sources.append(_stretch(inquiry, other, ranked))
    return sources


def _stretch(inquiry: Inquiry, best: RankedSentence, ranked: list[RankedSentence]) -> Source:
    """One contiguous quote of the best sentence's clause: that sentence and its equals beside it."""
    clause = inquiry.kit.corpus.clauses[best.sentence.clause_id]
    sentences = inquiry.kit.sentences_of(clause.id)
    if inquiry.question.asks("list", "count", "definition"):
        listed = _enumeration(sentences, best.sentence)
        if listed:
            return _joined(clause, listed)
        counted = asked_count(inquiry.question.text)
        if counted:
            order = [r.sentence.ordinal for r in ranked if r.sentence.clause_id == clause.id]
            groups = [g for o in order for g in _groups(sentences) if o in {s.ordinal for s in g}]
            group = next((g for g in groups if _holds_items(g, counted)), None)
            if group:
                return _joined(clause, group)
        paragraph = [s for s in sentences if s.paragraph_id == best.sentence.paragraph_id]
        if inquiry.question.asks("list") and sum(len(s.text) for s in paragraph) <= LISTING:
            return _joined(clause, paragraph)
        return _joined(clause, _full_stop(sentences, best.sentence))
    if len(best.sentence.text) < SHORT:
        following = [s for s in sentences if s.ordinal == best.sentence.ordinal + 1]
        return _joined(clause, [best.sentence, *following])
    near = {r.sentence.ordinal for r in ranked if r.sentence.clause_id == clause.id and r.score >= best.score * NEAR}
    return _joined(clause, _around(sentences, best.sentence, near))


def _enumeration(sentences: list[Sentence], best: Sentence) -> list[Sentence]:
    """The whole enumeration (第一，… 第二，… / 一是… / （1）…) that the best sentence introduces or belongs to."""
    numbered = [s for s in sentences if _ENUMERATOR.match(s.text)]
    if len(numbered) < 2:
        return []
    first, last = numbered[0].ordinal, numbered[-1].ordinal
    inside = [s for s in sentences if first <= s.ordinal <= last or s.ordinal == best.ordinal]
    after = [s for s in sentences if s.ordinal == last + 1 and s.paragraph_id == numbered[-1].paragraph_id]
    if not first - 1 <= best.ordinal <= last + 1:
        return []
    return inside + after if sum(len(s.text) for s in inside + after) <= LONGEST_QUOTE else []


def asked_count(text: str) -> int:
    """How many things are to be named (哪四步, 六区是哪六个); 0 where the question gives no number."""
    match = _COUNTED.search(text)
    numeral = (match[1] or match[2]) if match else ""
    return 0 if not numeral else int(numeral) if numeral.isdigit() else chinese_number(numeral)


def _groups(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Sentences between full stops: those that semicolons tie together."""
    groups: list[list[Sentence]] = [[]]
    for sentence in sentences:
        groups[-1].append(sentence)
        if not sentence.text.endswith(("；", ";")):
            groups.append([])
    return [group for group in groups if group]


def _holds_items(group: list[Sentence], count: int) -> bool:
    """Whether the sentences set out exactly `count` things in a row."""
    text = "".join(s.text for s in group)
    runs = (len(re.findall("、|”“", run)) + 1 for run in re.split("[，,。；;:：（）()的和]", text))
    return count in runs or len(re.findall("[;；]", text)) + 1 == count


def _full_stop(sentences: list[Sentence], best: Sentence) -> list[Sentence]:
    """The best sentence and those that semicolons tie to it, up to the full stops around it."""
    tied, place = [best], [s.ordinal for s in sentences].index(best.ordinal)
    for after in sentences[place + 1 :]:
        if not tied[-1].text.endswith(("；", ";")):
            break
        tied.append(after)
    for before in reversed(sentences[:place]):
        if not before.text.endswith(("；", ";")):
            break
        tied.insert(0, before)
    return tied if sum(len(s.text) for s in tied) <= LONGEST_QUOTE else [best]


def _around(sentences: list[Sentence], best: Sentence, near: set[int]) -> list[Sentence]:
    """The best sentence and the near ones that adjoin it."""
    chosen = [best]
    for step in (-1, 1):
        at = best.ordinal + step
        while at in near and sum(len(s.text) for s in chosen) < LONGEST_QUOTE:
            chosen += [s for s in sentences if s.ordinal == at]
            at += step
    return sorted(chosen, key=lambda s: s.ordinal)


def _joined(clause: Clause, sentences: list[Sentence]) -> Source:
    ordered = sorted(sentences, key=lambda s: s.ordinal)
    return Source(clause.id, ordered[0].start, ordered[-1].end)


def say_source(inquiry: Inquiry, draft: Draft) -> None:
    """Name each cited document with its clauses and validity under the answer, and the responsible units."""
    corpus = inquiry.kit.corpus
    by_document: dict[str, list[Clause]] = {}
    for clause_id in dict.fromkeys(source.clause_id for source in draft.sources()):
        clause = corpus.clauses[clause_id]
        by_document.setdefault(clause.document_id, []).append(clause)
    for clauses in by_document.values():
        draft.say(inquiry.kit.source_line(clauses, inquiry.as_of))
        units = units_quoted(inquiry, draft, clauses[0])
        if units and not any("单位：" in line.text for line in draft.lines):
            draft.say(units_in_words(units))


def units_quoted(inquiry: Inquiry, draft: Draft, clause: Clause) -> Units | None:
    """The responsible units of what is quoted: the item's own, or the clause's; None where neither names any."""
    quoted = next(source for source in draft.sources() if source.clause_id == clause.id)
    items = [p for p in clause.paragraphs if p.end > quoted.start and p.facets.units.all()]
    own = [p for p in clause.paragraphs if p.facets.units.all() and p.facets.units != clause.facets.units]
    units = items[0].facets.units if own and items else clause.facets.units
    return units if units.all() else None
