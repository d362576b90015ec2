"""Text in the words of the documents."""

import pytest

from retrieval.canonical import canonical


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("保税区的高企", "自贸片区的高新技术企业"),
        ("高新园区", "高新区"),
        ("高企", "高新技术企业"),
        ("規上企業", "规模以上工业企业"),
        ("５０　亿元", "50亿元"),
    ],
)
def test_an_alias_is_replaced_by_the_name_that_documents_use(written: str, official: str) -> None:
    assert canonical(written) == official


@pytest.mark.parametrize("name", ["高新技术企业", "自贸片区", "规模以上工业企业", "大连经济技术开发区"])
def test_an_official_name_stays_as_it_is(name: str) -> None:
    assert canonical(name) == name


def test_an_alias_inside_an_official_name_is_left_alone() -> None:
    assert canonical("科技型领军企业") == "科技型领军企业"


@pytest.mark.parametrize("text", ["保税区高企能拿多少", "金普新区规上企业", "院士站一年补多少"])
def test_canonical_text_is_its_own_canonical_text(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
