"""Proposes support measures from any official document, for a person to review; nothing enters the catalogue itself."""

from policy_corpus.measures.extraction.extractor import propose_measures
from policy_corpus.measures.extraction.files import parse_file, to_yaml
from policy_corpus.measures.extraction.model import Grant, ProposedMeasure, Value

__all__ = ["Grant", "ProposedMeasure", "Value", "parse_file", "propose_measures", "to_yaml"]
