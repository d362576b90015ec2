import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.model import Measure


@pytest.fixture(scope="session")
def measures(corpus: Corpus) -> tuple[Measure, ...]:
    return load_measures(corpus)
