"""What helps to recognise a fact: the words near it, the opening words of its item, the headings above."""

import re
from collections.abc import Iterable, Iterator

from policy_corpus.facts.passages import Passage, ReadsCorpus, passages_of
from policy_corpus.model import Figure, Task

_OPENING = re.compile(r"[^。；;\n]{0,80}")


class Surroundings:
    """Looks up what stands around a fact of the corpus."""

    def __init__(self, corpus: ReadsCorpus) -> None:
        self._passages = {passage.clause_id: passage for passage in passages_of(corpus)}

    def of_figures(self, figures: Iterable[Figure]) -> Iterator[str]:
        """For each figure: its headings, the clause's title, and the words near it."""
        for figure in figures:
            passage = self._passages[figure.clause_id]
            yield f"{_headings(passage)} {_near(passage, figure.start, figure.end)}"

    def of_tasks(self, tasks: Iterable[Task]) -> Iterator[str]:
        """For each task: its headings and the opening words of the item that it belongs to."""
        for task in tasks:
            passage = self._passages[task.clause_id]
            opening = _OPENING.match(passage.text.lstrip())
            yield f"{_headings(passage)} {opening[0] if opening else ''}"


def _headings(passage: Passage) -> str:
    return " ".join((*passage.heading_path[-2:], passage.title))


def _near(passage: Passage, start: int, end: int) -> str:
    """The words before and after on the same line, at most a few segments on either side."""
    begin = max(passage.source.rfind("\n", passage.start, start) + 1, passage.start, start - 60)
    stop = passage.source.find("\n", end, passage.end)
    return passage.source[begin : min(stop if stop >= 0 else passage.end, end + 20)]
