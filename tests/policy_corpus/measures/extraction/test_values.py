import pytest

from policy_corpus.measures.extraction.values import find_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100万元、50万元和20万元", ["100万元", "50万元", "20万元"]),
        ("10、20、30万元", ["10万元", "20万元", "30万元"]),
        ("10万元—100万元", ["10万元-100万元"]),
        ("5-10万元", ["5万元-10万元"]),
        ("10%—30%", ["10%-30%"]),
        ("10-30%", ["10%-30%"]),
        ("百分之二十至百分之三十", ["20%-30%"]),
        ("1.5%、千分之三", ["1.5%", "0.3%"]),
        ("二十万元", ["20万元"]),
        ("1亿元以上，30%", ["1亿元", "30%"]),
        ("100万美元", []),
        ("30%—10%", ["30%", "10%"]),
    ],
)
def test_values_are_found_with_their_units(text: str, expected: list[str]) -> None:
    assert [str(found.value) for found in find_values(text)] == expected
