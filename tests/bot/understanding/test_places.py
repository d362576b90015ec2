"""Which documents hold in a place that a question names."""

import pytest

from bot.understanding.places import Places
from policy_corpus.model import Document


def document(id_: str, title: str, region: str) -> Document:
    return Document(
        id=id_,
        title=title,
        short_title=title,
        region=region,
        kind="办法",
        source=f"{id_}.txt",
        sha256="",
        reviewed=False,
    )


PLACES = Places(
    (
        document("port", "临海地区扶持办法", "上海市临海地区"),
        document("city", "上海市居住办法", "上海市"),
        document("other", "重庆市住房办法", "重庆市"),
        document("nation", "国务院扣除办法", "全国"),
    )
)


@pytest.mark.parametrize(
    ("text", "place", "holding"),
    [
        ("临海的企业能拿多少", "临海", {"port", "city", "nation"}),
        ("上海怎么办居住证", "上海", {"port", "city", "nation"}),
        ("重庆的公租房", "重庆", {"other", "nation"}),
        ("沈阳有没有", "沈阳", {"nation"}),
        ("个税怎么扣", "", None),
    ],
)
def test_place_and_its_documents(text: str, place: str, holding: set[str] | None) -> None:
    assert PLACES.asked(text) == place
    assert holding is None or PLACES.holding(place) == holding


def test_a_place_where_every_document_holds_tells_nothing() -> None:
    assert Places((document("city", "上海市居住办法", "上海市"),)).asked("上海怎么办居住证") == ""


@pytest.mark.parametrize(
    ("text", "apart"), [("重庆和上海哪个先施行", True), ("上海临海的企业", False), ("重庆和国家的", False)]
)
def test_two_places_side_by_side(text: str, apart: bool) -> None:
    assert PLACES.apart(text) == apart
