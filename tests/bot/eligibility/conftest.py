import pytest

from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.model import Measure


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def measures(corpus: Corpus) -> tuple[Measure, ...]:
    return load_measures(corpus)
