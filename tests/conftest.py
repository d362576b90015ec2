"""What tests of several packages share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def kept_data(request: pytest.FixtureRequest) -> Path:
    """A data folder that outlives the test run, for whoever needs the whole corpus indexed: embedding takes long."""
    return Path(request.config.cache.mkdir("policy-data"))
