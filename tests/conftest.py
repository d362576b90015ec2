"""What tests of several packages share."""

from pathlib import Path

import pytest
from hypothesis import settings

# A property is no slower for a busy machine: speed is a matter of the benchmarks.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def kept_data(request: pytest.FixtureRequest) -> Path:
    """A data folder that outlives the test run, for whoever needs the whole corpus indexed: embedding takes long."""
    return Path(request.config.cache.mkdir("policy-data"))
