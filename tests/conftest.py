"""What tests of several packages share."""

from pathlib import Path

import pytest
from hypothesis import settings

# A property is no slower for a busy machine: speed is a matter of the benchmarks.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")

EXAMPLES = ("scope_examples.db", "openings.db")


@pytest.fixture(scope="session")
def kept_examples(request: pytest.FixtureRequest) -> Path:
    """A folder with the example messages as vectors, which outlive the test run: embedding takes long."""
    from bot.understanding.openings import Openings  # most tests need none of this
    from bot.understanding.prototypes import Prototypes
    from retrieval.encoder import E5Encoder
    from retrieval.generations import IndexHome

    folder = Path(request.config.cache.mkdir("guard"))
    with IndexHome(folder).building():  # another test worker may be about to do the same
        for examples in (Prototypes, Openings):
            examples.open(E5Encoder(), folder)
    return folder


@pytest.fixture(scope="session")
def kept_data(request: pytest.FixtureRequest, kept_examples: Path) -> Path:
    """A data folder with the whole corpus indexed, which outlives the test run as well."""
    from bot.settings import Settings
    from policy_corpus.corpus import load_corpus
    from retrieval.build import build_index

    data = Path(request.config.cache.mkdir("policy-data"))
    index = Settings(data_dir=data).index_dir
    build_index(load_corpus(), index)
    share(kept_examples, index)
    return data


def share(examples: Path, index: Path) -> None:
    """Let an index use the example messages' vectors where they are kept."""
    from retrieval.generations import IndexHome

    with IndexHome(index).building():
        for name in EXAMPLES:
            own = index / name
            if not own.is_symlink():
                own.unlink(missing_ok=True)
                own.symlink_to(examples / name)
