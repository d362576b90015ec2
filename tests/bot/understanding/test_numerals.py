"""Chinese numerals of clause numbers."""

import pytest

from bot.understanding.numerals import chinese_to_int


@pytest.mark.parametrize(
    ("written", "digits"),
    [("七", "7"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("二十八", "28"), ("一百零三", "103"), ("07", "7")],
)
def test_a_numeral_is_read_as_digits(written: str, digits: str) -> None:
    assert chinese_to_int(written) == digits
