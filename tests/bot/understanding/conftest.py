"""What takes questions apart, with the vocabularies of the real corpus."""

import pytest

from bot.understanding.slots import Reader
from tests.bot.asking import Asker


@pytest.fixture
def reader(asker: Asker) -> Reader:
    kit = asker.kit
    return Reader(kit.gazetteer, kit.segmenter, kit.vocabulary.topics, kit.measured, kit.written, kit.together)
