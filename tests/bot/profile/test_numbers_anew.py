"""Numbers told anew, in the place of those told before."""

from datetime import date

import pytest

from bot.profile.numbers_anew import with_numbers_anew

TOLD = date(2024, 1, 25)
SPENT = "研发费2022年900万,2023年1500万,能补多少?"
OF_TWO = "一台国内首台套,合同600万,另一台国际的,合同2000万,一共多少?"


@pytest.mark.parametrize(
    ("before", "told", "anew"),
    [
        (SPENT, "哦数看错了,2022年是1100万", "研发费2022年1100万,2023年1500万,能补多少?"),
        (SPENT, "2023年不是1500万,是1800万", "研发费2022年900万,2023年1800万,能补多少?"),
        (SPENT, "会计说去年实际是1700万", "研发费2022年900万,2023年1700万,能补多少?"),
        (SPENT, "两个数说反了", "研发费2022年1500万,2023年900万,能补多少?"),
        ("有5件发明专利,补多少?", "不是5件是8件", "有8件发明专利,补多少?"),
        ("有5件发明专利,补多少?", "其中一件还没授权,不算", "有4项发明专利,补多少?"),
        ("三年一共最多多少?", "不对,是2年", "2年一共最多多少?"),
        ("投资总额2000万,财政已到位740万", "财政的数说错了,是640万", "投资总额2000万,财政已到位640万"),
        (OF_TWO, "第二台看错了,是1800万", OF_TWO.replace("2000万", "1800万")),
        (OF_TWO, "国际那台看错了,是1800万", OF_TWO.replace("2000万", "1800万")),
    ],
)
def test_a_number_told_anew_takes_the_place_of_the_old_one(before: str, told: str, anew: str) -> None:
    assert with_numbers_anew(before, told, TOLD).text == anew


@pytest.mark.parametrize(("before", "told"), [(SPENT, "2021年是800万"), (OF_TWO, "说错了,是1800万")])
def test_a_number_of_another_year_or_of_one_of_several_has_no_place(before: str, told: str) -> None:
    anew = with_numbers_anew(before, told, TOLD)
    assert anew.text == before
    assert [each.words for each in anew.loose] == [told.rpartition("是")[2]]
