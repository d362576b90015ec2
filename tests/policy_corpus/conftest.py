from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus, load_corpus


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def policies() -> Path:
    folder = Path(__file__).parents[3] / "shared" / "policies"
    if not folder.is_dir():
        pytest.skip("the sixteen other documents (../shared/policies) are not on this machine")
    return folder
