"""The facts of the real corpus, read once for all tests of this folder."""

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.facts import FactBook


@pytest.fixture(scope="session")
def book(corpus: Corpus) -> FactBook:
    return FactBook.of(corpus)
