"""Proposes the support measures of a document, clause by clause; what is unsure is marked for a person to review."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_corpus.facts.flow import make_flow
from policy_corpus.measures.extraction.granting import Granted, granted_values, promises
from policy_corpus.measures.extraction.leads import is_noun, lead_of
from policy_corpus.measures.extraction.levels import align, boards_in, is_level, spread
from policy_corpus.measures.extraction.model import Grant, GrantRole, ProposedMeasure
from policy_corpus.measures.extraction.particulars import (
    assessment_in,
    base_of,
    end_of_run,
    frequency_of,
    is_sought,
    pays_once_and_yearly,
    per_of,
    statement_start,
)
from policy_corpus.measures.extraction.phrases import Phrase, after_number, split_sentences
from policy_corpus.measures.extraction.reviewing import (
    IN_BRACKETS,
    IN_TABLE,
    ONCE_AND_YEARLY,
    SOUGHT,
    UNALIGNED,
    Doubt,
    weigh,
)
from policy_corpus.measures.extraction.subjects import Origin, Subject, Subjects
from policy_corpus.model import Clause, Located, ParsedDocument

_LIST_ITEM = re.compile("、|按照?")
_IN_ALL = re.compile("累计|合计|总")
_NO_MEASURES = {"front_matter", "listing"}


def propose_measures(parsed: ParsedDocument) -> tuple[ProposedMeasure, ...]:
    """Every measure that the document seems to hold, in order; never raises, whatever the text."""
    clauses = (clause for clause in parsed.clauses if clause.kind not in _NO_MEASURES)
    return tuple(proposal for clause in clauses for proposal in _ClauseReader(parsed, clause).proposals())


@dataclass
class _Draft:
    """A measure being put together: what it grants, and from where to where of the flow it is stated."""

    subject: Subject
    start: int
    end: int
    grants: list[Grant] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class _ClauseReader:
    """Reads one clause from beginning to end."""

    def __init__(self, parsed: ParsedDocument, clause: Clause) -> None:
        self._clause = clause
        self._source = parsed.source_text
        self._flow = make_flow(parsed.source_text, clause.start, clause.end)
        heading = clause.title or (clause.heading_path[-1] if clause.heading_path else parsed.document.title)
        self._subjects = Subjects(self._flow.text, heading[after_number(heading) :])
        self._drafts: dict[int, _Draft] = {}

    def proposals(self) -> Iterator[ProposedMeasure]:
        """The clause's measures; promises without an amount only where somebody is named."""
        for sentence in split_sentences(self._flow.text):
            self._subjects.begin_sentence()
            for phrase, granted in zip(sentence, granted_values(sentence), strict=True):
                self._read(phrase, granted, sentence[0].start)
        for draft in self._drafts.values():
            if draft.grants or draft.subject.origin is Origin.NAMED:
                yield self._proposal(draft)

    def _read(self, phrase: Phrase, granted: tuple[Granted, ...], sentence_start: int) -> None:
        if not granted:
            if promises(phrase):
                self._draft(self._subjects.of_promise(phrase), phrase, sentence_start)
            else:
                self._subjects.pass_by(phrase)
            return
        first = granted[0]
        before = phrase.text[: first.values[0].start - phrase.start]
        found = self._subjects.of_grant(phrase, before, first.verb)
        draft = self._draft(found.subject, phrase, sentence_start)
        for run in granted:
            item = lead_of(_LIST_ITEM.split(run.before)[-1]).rstrip("的")
            named = is_level(item) and len(granted) > 1 if run is first else is_noun(item)
            level = item if named else found.level if run is first else None
            self._add(draft, run, level or _inherited(draft, run, phrase), phrase)

    def _draft(self, subject: Subject, phrase: Phrase, sentence_start: int) -> _Draft:
        start = subject.span[0] if subject.span and subject.span[0] >= sentence_start else phrase.start
        draft = self._drafts.setdefault(id(subject), _Draft(subject, min(start, phrase.start), phrase.end))
        draft.end = phrase.end
        return draft

    def _add(self, draft: _Draft, run: Granted, level: str | None, phrase: Phrase) -> None:
        levels = self._levels(draft, run, level)
        values = run.values if len(run.values) == len(levels) else run.values * len(levels)
        if len(run.values) > 1 and None in levels:
            draft.doubts.append(UNALIGNED)
        if phrase.bracketed:
            draft.doubts.append(IN_BRACKETS)
        for found, name in zip(values, levels, strict=True):
            draft.grants.append(
                Grant(
                    role=_role(draft, run, found.value.kind == "rate"),
                    value=found.value,
                    bound=run.bound,
                    ceiling_word=run.ceiling_word,
                    level=name,
                    base=base_of(run.before) if found.value.kind == "rate" else None,
                    per=per_of(run.before, run.after) if found.value.kind == "sum" else None,
                    evidence=self._located(phrase.start, phrase.end),
                )
            )

    def _levels(self, draft: _Draft, run: Granted, level: str | None) -> tuple[str | None, ...]:
        """A level for each value, or several levels for the one value that all of them get."""
        if len(run.values) > 1:
            leading = self._flow.text[draft.start : run.values[0].start]
            return align(len(run.values), f"{draft.subject.text}，{leading}") or (None,) * len(run.values)
        if level:
            return spread(level)
        return boards_in(draft.subject.text) or (None,)

    def _proposal(self, draft: _Draft) -> ProposedMeasure:
        end = end_of_run(self._flow.text, draft.end)
        opening = statement_start(self._flow.text, draft.start)
        confidence, review = weigh(draft.subject, draft.grants, self._doubts(draft, opening))
        judged = assessment_in(self._flow.text, opening, end)
        return ProposedMeasure(
            document_id=self._clause.document_id,
            clause_id=self._clause.id,
            label=self._clause.label,
            subject=draft.subject.text,
            subject_evidence=self._located(*draft.subject.span) if draft.subject.span else None,
            conditions=tuple(self._located(*span) for span in dict.fromkeys(draft.subject.conditions)),
            grants=tuple(draft.grants),
            frequency=frequency_of(self._flow.text[draft.start : end]),
            assessment=self._located(*judged) if judged else None,
            evidence=self._located(draft.start, end),
            confidence=confidence,
            review=review,
        )

    def _doubts(self, draft: _Draft, opening: int) -> list[Doubt]:
        doubts = list(draft.doubts)
        if self._clause.kind == "table":
            doubts.append(IN_TABLE)
        if is_sought(self._flow.text[opening : draft.end]):
            doubts.append(SOUGHT)
        if pays_once_and_yearly(self._flow.text[draft.start : draft.end]):
            doubts.append(ONCE_AND_YEARLY)
        return doubts

    def _located(self, start: int, end: int) -> Located:
        first, last = self._flow.source_span(start, end)
        return Located(start=first, end=last, text=self._source[first:last])


def _inherited(draft: _Draft, run: Granted, phrase: Phrase) -> str | None:
    """The level of the value before, where a bound follows it in the same part of the sentence (…，单笔最高500元)."""
    if run.verb or phrase.opens_part or not draft.grants or _IN_ALL.search(run.before):
        return None
    level = draft.grants[-1].level
    alone = sum(grant.evidence == draft.grants[-1].evidence for grant in draft.grants) == 1
    return level if alone else None


def _role(draft: _Draft, run: Granted, is_rate: bool) -> GrantRole:
    if is_rate:
        return "rate"
    bounds = run.bound == "at_most" and bool(draft.grants)
    follows_rate = any(grant.role == "rate" for grant in draft.grants)
    return "cap" if bounds and (follows_rate or not run.verb or "累计" in run.before) else "amount"
