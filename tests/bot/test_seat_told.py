"""Where the asker is, told in a turn after a question about an area's support."""

import pytest

from tests.bot.asking import Asker

ASKED = ("建院士工作站，自贸片区补不补", "瞪羚自贸补多少", "自贸片区孵化器，省级的能拿多少")


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    "told",
    [
        "忘说了，公司在旅顺口，还能领吗",
        "公司在旅顺口，不在片区里，也不迁，还能领这个吗",
        "我们公司不在区内，能领吗",
        "我们注册在甘井子，能拿吗",
        "我们不在自贸片区，能领吗",
    ],
)
def test_who_is_elsewhere_is_told_that_he_gets_nothing(asker: Asker, asked: str, told: str) -> None:
    answer = asker(asked, told)
    assert answer.text.startswith("不可以："), answer.text
    assert "大连自贸片区（保税区）" in answer.text.splitlines()[0]


def test_the_firm_and_what_it_has_built_may_sit_together(asker: Asker) -> None:
    told = "忘说了，公司和工作站都在旅顺口，不在片区里，也不迁，还能领这个吗"
    assert asker(ASKED[0], told).text.startswith("不可以：")


def test_who_is_registered_elsewhere_contradicts_nothing(asker: Asker) -> None:
    told = "没在区内注册，注册在沈阳，只在片区租了间办公室"
    assert asker("技术转移服务机构，自贸片区50万能拿吗", told).text.startswith("不可以：")


@pytest.mark.parametrize("told", ["我们就在自贸片区，能领吗", "公司在保税区，能拿吗"])
def test_who_is_there_is_not_turned_away(asker: Asker, told: str) -> None:
    assert not asker(ASKED[0], told).text.startswith("不可以")


@pytest.mark.parametrize("following", ["高新区呢", "那金普新区给多少"])
def test_another_area_named_alone_is_still_asked_about(asker: Asker, following: str) -> None:
    assert "须在大连自贸片区" not in asker("自贸片区院士站补多少", following).text
