"""Answers that quote: the sentences of the corpus that say what was asked, stated as they stand."""

import re
from itertools import pairwise, takewhile

from bot.answering.clauses import units_in_words
from bot.answering.inquiry import Inquiry
from bot.answering.leading import set_out_first
from bot.answering.lists import (
    ENUMERATOR,
    FEWEST,
    asked_count,
    asks_names,
    holds_items,
    lacks_list,
    names_several,
    only_counts,
    sentence_groups,
)
from bot.answering.references import CONTENT
from bot.answering.side_by_side import beside
from bot.answering.sufficiency import OWN_COVER, own_cover
from bot.answering.whole import held_together, looks_back, steps_beside
from bot.drafting import Draft, Source, named_clauses
from bot.understanding.lookups import SUPPORT
from policy_corpus.model import Clause, Units
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence

NEAR = 0.86  # share of the best sentence's score at which another sentence of the same clause is quoted too
ELSEWHERE = 0.97  # the same for a clause of another document
RIVALS = 0.8  # the same where the question compares documents
_ASKS_WHO = re.compile("哪(?:家|个)(?:单位|部门|局|委)|谁的活|归谁|找谁")
_BODIES = ("企业", "公司", "单位", "机构", "平台", "名单", "名字", "名称")
_UNITS = re.compile("[（(](牵头|配合|责任)单位")  # stands after the item that it is of
_DOCUMENTS = re.compile(
    "(两|几|哪|各|不同|多)(份|个)?文件|两份|哪份|各份|前后|两[处边头]|两个(?:地方|版本)|一[处边].{1,14}一[处边]"
)
NEAR_COVER = 0.9  # share of the best sentence's own coverage that another document's must reach
OF_BOTH = 0.5  # the same where the question compares documents, whose words may differ
BESIDE = 0.8  # the same for another list in the clause of one
SHORT = 28  # characters below which a quote takes the next sentence along
ALMOST = 0.93  # the same for another clause of the same document
WHOLE = 260  # characters up to which a sentence is quoted to its full stop, semicolons and all
LISTING = 600  # characters of a paragraph that is quoted whole where a list is asked for
SOURCES = 3  # clauses of one document that each get a line of their own
LONGEST_QUOTE = 700  # characters of one quote


def quote_passages(inquiry: Inquiry, ranked: list[RankedSentence]) -> Draft:
    """An answer made of the best sentences, each with its document and clause."""
    ranked = set_out_first(inquiry, ranked)
    short = _unlisted(inquiry, ranked) or _only_named(inquiry, ranked)
    if short:
        return short
    draft, sources = Draft("answered"), select(inquiry, ranked)
    documents = {inquiry.kit.corpus.document_of(source.clause_id).id for source in sources}
    several = len(documents | set(inquiry.question.named.documents)) > 1
    for source in sources:
        whose = inquiry.kit.corpus.document_of(source.clause_id).short_title
        draft.say(f"《{whose}》：{inquiry.shown(source)}" if several else inquiry.shown(source), source)
    return draft


def _unlisted(inquiry: Inquiry, ranked: list[RankedSentence]) -> Draft | None:
    """A refusal where N things are to be named (六区是哪六个区) and the best clause does not set out as many."""
    clause = inquiry.kit.corpus.clauses[ranked[0].sentence.clause_id]
    asks_who = inquiry.question.asks("department") or _ASKS_WHO.search(inquiry.question.text)
    short = 0 if asks_who else lacks_list(inquiry.question.text, clause.clean_text, inquiry.kit.sentences_of(clause.id))
    counting = None if short else _counting(inquiry, ranked)
    if not (short or counting):
        return None
    source = counting or _stretch(inquiry, ranked[0], ranked)
    draft = Draft("not_found").say(inquiry.kit.replies.render("not_found_list"))
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)


def _counting(inquiry: Inquiry, ranked: list[RankedSentence]) -> Source | None:
    """The sentence that has no more than the number of what is to be named (国家级孵化器分别叫什么: 6家)."""
    question = inquiry.question
    if not asks_names(question.text) or SUPPORT.search(question.text):
        return None
    words = [word.removesuffix("企业") or word for word in question.subject.split() if word not in _BODIES]
    text = inquiry.kit.corpus.clauses[ranked[0].sentence.clause_id].clean_text
    thing = next((name for name in ("".join(words), *words[::-1]) if len(name) > 1 and name in text), "")
    if not thing or not only_counts(text, thing):
        return None
    sentences = [ranked[0].sentence, *inquiry.kit.sentences_of(ranked[0].sentence.clause_id)]
    return next((Source.of_sentence(s) for s in sentences if thing in s.text), None)


def _only_named(inquiry: Inquiry, ranked: list[RankedSentence]) -> Draft | None:
    """A refusal where the best clause only lists a document's title, and its content is asked for."""
    clause = inquiry.kit.corpus.clauses[ranked[0].sentence.clause_id]
    if clause.kind != "listing" or not inquiry.question.asks(*CONTENT) or inquiry.question.asks("document", "when"):
        return None
    source = Source(clause.id, clause.start, clause.end)
    name = inquiry.shown(source).split("20", maxsplit=1)[0]
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_named_only", name=f"“{name}”"), source)


def select(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[Source]:
    """The stretches to quote, most important first: the best clause, and rivals that score as well."""
    best = ranked[0]
    sources = _stretches(inquiry, best, ranked)
    documents = {best.sentence.document_id}
    both = _DOCUMENTS.search(inquiry.question.text) is not None
    share, held = (RIVALS, OF_BOTH) if both else (ELSEWHERE, NEAR_COVER)
    if not inquiry.question.facets.documents:
        for other in ranked[1:6]:
            new = other.sentence.document_id not in documents
            if new and other.score >= best.score * share and other.own_coverage >= best.own_coverage * held:
                documents.add(other.sentence.document_id)
                sources += _stretches(inquiry, other, ranked)
    sources += _next_best(inquiry, ranked)
    for other in beside(inquiry):
        sources += _stretches(inquiry, other, ranked) if other.sentence.document_id not in documents else []
    return sources


def _next_best(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[Source]:
    """Another clause of the same document that nobody reviewed, where it ranks all but as high."""
    best = ranked[0]
    others = (r for r in ranked[1:6] if r.sentence.clause_id != best.sentence.clause_id)
    other = next((r for r in others if r.sentence.document_id == best.sentence.document_id), None)
    reviewed = inquiry.kit.corpus.document_of(best.sentence.clause_id).reviewed
    if reviewed or other is None or other.score < ALMOST * best.score:
        return []
    return _stretches(inquiry, other, ranked)


def _stretches(inquiry: Inquiry, best: RankedSentence, ranked: list[RankedSentence]) -> list[Source]:
    """What is quoted of the best sentence's clause."""
    clause = inquiry.kit.corpus.clauses[best.sentence.clause_id]
    reviewed = inquiry.kit.corpus.document_of(clause.id).reviewed
    listing = inquiry.question.asks("list", "count", "definition")
    whole = [] if reviewed else held_together(clause, best.sentence, listing)
    clauses = inquiry.kit.corpus.documents[clause.document_id].clauses
    steps = steps_beside(clauses, clause) if not reviewed and inquiry.question.asks("procedure") else []
    if len(steps) > 1:
        return [Source(step.id, step.start, step.end) for step in steps]
    following = next((after for before, after in pairwise(clauses) if before.id == clause.id), None)
    if following and whole and looks_back(clause, following):
        whole.append(Source(following.id, following.start, following.end))
    return whole or [_stretch(inquiry, best, ranked)]


def _stretch(inquiry: Inquiry, best: RankedSentence, ranked: list[RankedSentence]) -> Source:
    """One contiguous quote of the best sentence's clause: that sentence and its equals beside it."""
    clause = inquiry.kit.corpus.clauses[best.sentence.clause_id]
    sentences = inquiry.kit.sentences_of(clause.id)
    chosen = _chosen(inquiry, clause, best, ranked)
    return _joined(clause, [*chosen, *_led_in(sentences, max(chosen, key=lambda s: s.ordinal))])


def _led_in(sentences: list[Sentence], last: Sentence) -> list[Sentence]:
    """The items that a sentence with a colon at its end leads in, up to what is worth quoting."""
    if not last.text.endswith(("：", ":")):
        return []
    items = list(takewhile(lambda s: ENUMERATOR.match(s.text), (s for s in sentences if s.ordinal > last.ordinal)))
    return items if sum(len(s.text) for s in items) <= LONGEST_QUOTE else []


def _chosen(inquiry: Inquiry, clause: Clause, best: RankedSentence, ranked: list[RankedSentence]) -> list[Sentence]:
    sentences = inquiry.kit.sentences_of(clause.id)
    if inquiry.question.asks("list", "count", "definition"):
        own = [r.sentence.ordinal for r in ranked if r.sentence.clause_id == clause.id]
        return _listing(inquiry, sentences, best.sentence, own)
    if len(best.sentence.text) < SHORT:
        return [best.sentence, *_beside(sentences, best.sentence)]
    near = {r.sentence.ordinal for r in ranked if r.sentence.clause_id == clause.id and r.score >= best.score * NEAR}
    chosen = _around(sentences, best.sentence, near)
    tied = _full_stop(sentences, best.sentence)
    if len(chosen) == 1 and sum(len(s.text) for s in tied) > WHOLE:
        return chosen
    steps = _steps_after(sentences, chosen[-1]) if inquiry.question.asks("procedure") else []
    return [*chosen, *tied, *_full_stop(sentences, chosen[-1]), *steps]


def _beside(sentences: list[Sentence], short: Sentence) -> list[Sentence]:
    """What a sentence that says little goes on with; of responsible units, what they are of."""
    step = -1 if _UNITS.match(short.text) else 1
    return [s for s in sentences if s.ordinal == short.ordinal + step]


def _steps_after(sentences: list[Sentence], chosen: Sentence) -> list[Sentence]:
    """The steps of what is quoted: semicolons tie them together after it, and no other item begins with them."""
    last = _full_stop(sentences, chosen)[-1]
    first = next((s for s in sentences if s.ordinal == last.ordinal + 1), None)
    steps = _full_stop(sentences, first) if first and not ENUMERATOR.match(first.text) else []
    return steps if len(steps) >= FEWEST else []


def _listing(inquiry: Inquiry, sentences: list[Sentence], best: Sentence, order: list[int]) -> list[Sentence]:
    """The sentences that name things: an enumeration or a run of as many as are asked for, else what is around one.

    `order` are the clause's ranked sentences, best first.
    """
    counted, naming = asked_count(inquiry.question.text), inquiry.question.listing
    enumeration = _enumeration(sentences, best)
    if enumeration and counted == sum(bool(ENUMERATOR.match(s.text)) for s in sentences):
        return enumeration
    if counted >= FEWEST and holds_items([best], counted):
        return [best]
    if naming and naming.search(best.text):
        return _full_stop(sentences, best)
    if inquiry.question.asks("list") and not (enumeration or counted) and _is_the_list(inquiry, best):
        return _full_stop(sentences, best)
    groups = [g for at in order for g in sentence_groups(sentences) if at in {s.ordinal for s in g}] if counted else []
    group = next((g for g in groups if holds_items(g, counted)), [])
    paragraph = [s for s in sentences if s.paragraph_id == best.paragraph_id]
    if not inquiry.question.asks("list") or sum(len(s.text) for s in paragraph) > LISTING:
        paragraph = _full_stop(sentences, best)
    if len("".join(s.text for s in paragraph)) < SHORT:
        paragraph = [*paragraph, *_beside(sentences, best)]
    return enumeration or group or paragraph


def _is_the_list(inquiry: Inquiry, best: Sentence) -> bool:
    """Whether the best sentence speaks of the subject and names several things itself, as none beside it does."""
    lists = [r for r in inquiry.ranked if r.sentence.clause_id == best.clause_id and names_several(r.sentence.text)]
    own = next((r for r in lists if r.sentence.ordinal == best.ordinal), None)
    rivals = [r for r in lists if own and r is not own and r.score >= BESIDE * own.score]
    return own is not None and not rivals and own_cover(inquiry, own) >= OWN_COVER


def _enumeration(sentences: list[Sentence], best: Sentence) -> list[Sentence]:
    """The whole enumeration (第一，… 第二，… / 一是… / （1）…) that the best sentence introduces or belongs to."""
    numbered = [s for s in sentences if ENUMERATOR.match(s.text)]
    if len(numbered) < 2:
        return []
    first, last = numbered[0].ordinal, numbered[-1].ordinal
    inside = [s for s in sentences if first <= s.ordinal <= last or s.ordinal == best.ordinal]
    after = [s for s in sentences if s.ordinal == last + 1 and s.paragraph_id == numbered[-1].paragraph_id]
    if not first - 1 <= best.ordinal <= last + 1:
        return []
    return inside + after if sum(len(s.text) for s in inside + after) <= LONGEST_QUOTE else []


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
    by_document: dict[str, list[Clause]] = {}
    for clause in named_clauses(inquiry.kit.corpus, draft):
        by_document.setdefault(clause.document_id, []).append(clause)
    for clauses in by_document.values():
        many = len(clauses) > SOURCES
        units = units_quoted(inquiry, draft, clauses[0])
        for clause in clauses[: 1 if many else None]:
            draft.say(inquiry.kit.source_line(clause, inquiry.as_of, more=many))
            if clause is clauses[0] and units and not any("单位：" in line.text for line in draft.lines):
                draft.say(units_in_words(units))


def units_quoted(inquiry: Inquiry, draft: Draft, clause: Clause) -> Units | None:
    """The responsible units of what is quoted: the item's own, or the clause's; None where neither names any."""
    quoted = next(source for source in draft.sources() if source.clause_id == clause.id)
    items = [p for p in clause.paragraphs if p.end > quoted.start and p.facets.units.all()]
    own = [p for p in clause.paragraphs if p.facets.units.all() and p.facets.units != clause.facets.units]
    units = items[0].facets.units if own and items else clause.facets.units
    return units if units.all() else None
