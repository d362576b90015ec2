"""A claim that the quoted words make of another number is said first to be wrong."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("英歌石科学城说是五年才见雏形，是这么写的吗", "文件写的不是五年见雏形，而是两年见雏形"),
        ("英歌石科学城是三年见雏形吗", "文件写的不是三年见雏形，而是两年见雏形"),
    ],
)
def test_another_number_of_the_same_words_is_corrected_first(asker: Asker, message: str, first: str) -> None:
    assert asker(message).text.startswith(first)
