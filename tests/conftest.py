"""What tests of several packages share."""

from pathlib import Path

import pytest
from hypothesis import settings

# A property is no slower for a busy machine: speed is a matter of the benchmarks.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def kept_data(request: pytest.FixtureRequest) -> Path:
    """A data folder with the whole corpus indexed, which outlives the test run."""
    from bot.settings import Settings  # most tests need none of this
    from policy_corpus.corpus import load_corpus
    from retrieval.build import build_index

    data = Path(request.config.cache.mkdir("policy-data"))
    build_index(load_corpus(), Settings(data_dir=data).index_dir)
    return data
