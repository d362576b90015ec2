"""Words of a later document that do away with what came before it."""

import pytest

from bot.answering.replaced import does_away, does_away_with


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("本办法自印发之日起施行，此前出台的相关奖励政策同时废止。", True),
        ("以前印发的招商政策停止执行。", True),
        ("《示范县公租房管理办法》同时废止。", False),
        ("此前已经受理的申请，按本办法办理。", False),
    ],
)
def test_a_sentence_does_away_with_earlier_policies(text: str, away: bool) -> None:
    assert does_away(text) == away


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("《示范县公租房管理办法》（示政发〔2018〕3号）同时废止。", True),
        ("原《示范县公租房管理办法》、《示范县租金标准》即行废止。", True),
        ("依据《示范县公租房管理办法》制定。", False),
        ("《示范县公租房管理办法》的实施情况每年评估；旧标准同时废止。", False),
    ],
)
def test_a_sentence_does_away_with_the_document_that_it_names(text: str, away: bool) -> None:
    assert does_away_with("示范县公租房管理办法", text) == away
