"""Reading Chinese official documents: numbering, structure, repairs, responsible units, proposed metadata."""

from policy_corpus.parsing.identity import Identity, read_identity
from policy_corpus.parsing.parser import parse_document
from policy_corpus.parsing.proposals import Proposal, propose_metadata

__all__ = ["Identity", "Proposal", "parse_document", "propose_metadata", "read_identity"]
