"""Which document of a place took another's place."""

from datetime import date

import pytest

from bot.understanding.editions import Editions, asks_earlier
from policy_corpus.model import Document


def document(id_: str, title: str, region: str, since: date | None = None) -> Document:
    return Document(
        id=id_,
        title=title,
        short_title=title,
        region=region,
        kind="意见",
        source=f"{id_}.txt",
        sha256="",
        reviewed=False,
        effective_from=since,
    )


EDITIONS = Editions(
    (
        document("undated", "示范县加快特色产业实施意见", "示范县"),
        document("dated", "示范县人民政府关于加快特色产业发展的实施意见", "示范县", date(2023, 2, 8)),
        document("elsewhere", "邻县加快特色产业实施意见", "邻县", date(2024, 1, 1)),
        document("other", "示范县公租房管理办法", "示范县", date(2024, 1, 1)),
    )
)


@pytest.mark.parametrize(("holding", "replaced"), [(["dated", "other"], {"undated"}), (["other", "elsewhere"], set())])
def test_one_that_holds_replaces_its_like_of_the_same_place(holding: list[str], replaced: set[str]) -> None:
    assert EDITIONS.replaced(holding) == replaced


@pytest.mark.parametrize(("text", "earlier"), [("旧意见奖多少", True), ("新老两版一样吗", True), ("上市奖多少", False)])
def test_a_question_says_that_it_is_about_what_held_before(text: str, earlier: bool) -> None:
    assert asks_earlier(text) == earlier
