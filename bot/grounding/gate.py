"""Checks each line of a draft against what supports it, and puts the quoted clause in place of a line that fails."""

import re
from collections.abc import Iterable
from datetime import date

from bot.drafting import Draft, Line, shown
from bot.grounding.figures import Figure, figures_in
from policy_corpus.corpus import Corpus
from policy_corpus.model import Document

_DOCUMENT_NAME = re.compile(r"《([^》]+)》")
_TRIVIAL_UNITS = {"条", "款", "章", "节", "级", "类", "种", "批", "届", "期", "次", "位", "处"}


class Support:
    """Everything an answer may draw figures and names from."""

    def __init__(self, corpus: Corpus, draft: Draft, question: str, as_of: date) -> None:
        clauses = [corpus.clauses[source.clause_id] for source in draft.sources()]
        documents = list({c.document_id: corpus.document_of(c.id) for c in clauses}.values())
        texts = [question, as_of.isoformat(), *draft.computed, *(t for d in documents for t in _metadata(d))]
        for clause in clauses:
            texts += [clause.clean_text, clause.text, clause.label, *clause.heading_path]
        self.figures = {figure for text in texts for figure, _, _ in figures_in(text)}
        self.values = {value for value, _ in self.figures}
        self.names = "".join("".join(text.split()) for text in texts)
        self.titles = {"".join(name.split()) for d in _all_documents(corpus) for name in (d.title, d.short_title)}

    def holds(self, figure: Figure) -> bool:
        """Whether the figure, with its unit and magnitude, stands in the support."""
        value, unit = figure
        if unit == "" or unit in _TRIVIAL_UNITS:
            return value in self.values or (value.isdigit() and int(value) <= 30)
        if unit in ("年", "date") and (value, "年") in self.figures:
            return True
        return figure in self.figures or (unit == "年" and value in self.values)

    def names_document(self, name: str) -> bool:
        """Whether a 《name》 is a document of the corpus or stands in the support."""
        squashed = "".join(name.split())
        return squashed in self.titles or squashed in self.names


def _metadata(document: Document) -> Iterable[str]:
    yield from (document.title, document.short_title, document.number or "", document.issuer or "")
    for day in (document.issued_on, document.effective_from, document.effective_to):
        yield day.isoformat() if day else ""
    if document.plan_period:
        yield f"{document.plan_period.first_year}年{document.plan_period.last_year}年"


def _all_documents(corpus: Corpus) -> list[Document]:
    return [parsed.document for parsed in corpus.documents.values()]


def ungrounded(text: str, support: Support) -> list[str]:
    """The figures and document names of `text` that nothing supports, as written."""
    wrong = [text[start:end] for figure, start, end in figures_in(text) if not support.holds(figure)]
    return wrong + [name for name in _DOCUMENT_NAME.findall(text) if not support.names_document(name)]


def ground(draft: Draft, corpus: Corpus, question: str, as_of: date) -> list[str]:
    """Replace every line that says what nothing supports; returns what was found wrong."""
    support = Support(corpus, draft, question, as_of)
    found: list[str] = []
    for position, line in enumerate(draft.lines):
        wrong = ungrounded(line.text, support)
        if wrong:
            found += wrong
            draft.lines[position] = _quoted(line, corpus)
    draft.lines = [line for line in draft.lines if line.text]
    return found


def _quoted(line: Line, corpus: Corpus) -> Line:
    """The line's own sources, quoted."""
    return Line("；".join(f"“{shown(corpus, source)}”" for source in line.sources), line.sources)
