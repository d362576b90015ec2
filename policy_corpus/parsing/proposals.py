"""Metadata proposed from a document's own words, each with the quote it was read from."""

from typing import NamedTuple


class Proposal(NamedTuple):
    """A value for one field of Document, and the words that say so."""

    field: str
    value: object
    quote: str


def propose_metadata(text: str) -> list[Proposal]:
    """Proposals."""
    return []
