"""Typed facts read from the documents: figures, tasks, references, and looking them up."""

from policy_corpus.facts.book import FactBook
from policy_corpus.facts.figures import extract_figures
from policy_corpus.facts.matching import ScoredFigure, ScoredTask
from policy_corpus.facts.references import extract_references
from policy_corpus.facts.tasks import extract_tasks

__all__ = ["FactBook", "ScoredFigure", "ScoredTask", "extract_figures", "extract_references", "extract_tasks"]
