"""What the message counts and tells stands in the computation, or no sum is said as certain."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "computation"),
    [
        ("自贸片区四家公司，两家首次认定高企，一家再次认定，还有一家没评上，总共多少", "20万元+20万元+10万元=50万元"),
        ("自贸片区，3台国内首台套，每台合同都是1000万，一共多少", "200万元×3台=600万元"),
        ("保税区，首次高企，研发费去年300万今年600万，不是规上也不是领军，两样一共多少", "90万元+20万元=110万元"),
        ("自贸片区评了国内首台套，合同900万……哦记错了，是1100万，能给多少", "1100万×20% = 220万元"),
        ("自贸片区，国内首台套，合同总额2000万，今年才执行了800万，能补多少", "2000万×20% = 400万元"),
        ("省级重点实验室在自贸片区，100万已经领了，今年升国家级，还能再拿多少", "500万元"),
    ],
)  # fmt: skip
def test_everything_told_is_computed_with(asker: Asker, question: str, computation: str) -> None:
    assert computation in asker(question).text


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("两个省级孵化器都是新获批的，一个落在自贸片区，另一个在甘井子，能拿多少？", "=100万元"),
        ("三家关联公司今年都是首次认定高企，一家在自贸片区，两家在沈阳，一共能拿多少", "60万元"),
        (
            "自贸片区高企（非规上非领军），研发2020年400万、2021年700万、2022年600万，2022年这一年后补助多少",
            "合计",
        ),
    ],
)
def test_no_total_of_what_is_not_paid(asker: Asker, question: str, wrong: str) -> None:
    assert wrong not in asker(question).text


@pytest.mark.parametrize("besides", ["还进了专精特新小巨人", "招了3个博士", "拿了个人工智能大赛一等奖"])
def test_what_no_sum_is_of_is_said_not_to_be_counted(asker: Asker, besides: str) -> None:
    text = asker(f"注册在自贸区，评上省级瞪羚，{besides}，一共能拿多少").text
    assert "50万元" in text
    assert f"您说的“{besides}”没有算进上面的数" in text


@pytest.mark.parametrize("about", ["一千来万", "大概1000万", "将近2000万", "五六百万"])
def test_a_sum_reckoned_from_about_so_much_is_said_to_be_so(asker: Asker, about: str) -> None:
    assert "是约数" in asker(f"我们在自贸片区，国际首台套合同{about}，能拿多少").text


def test_another_title_won_again_is_no_recognition_again(asker: Asker) -> None:
    assert "=70万元" in asker("我们在自贸片区，高企首次认定，又评上了省级瞪羚，一共多少").text


@pytest.mark.parametrize(
    ("question", "computation"),
    [
        ("一个国家级和两个省级重点实验室，在自贸片区一共能拿多少", "500万元+100万元+100万元=700万元"),
        ("保税区工程中心，市级的两家，国家级的一家，合起来补多少", "500万元+50万元+50万元=600万元"),
        ("在保税区，重点实验室五个，两个省级，三个国家级，总共能领多少", "=1700万元"),
        ("两个国家级孵化器、一个省级孵化器和一个院士站，自贸片区一共多少", "100万元+100万元+50万元+20万元=270万元"),
        ("保税区，两家公司各有一个国家级技术创新中心，一共补多少", "500万元×2家=1000万元"),
        ("自贸片区，两家公司各27件发明专利，一共补多少", "10万元×2家=20万元"),
        ("今年和明年各建一个市级孵化器，自贸片区能拿多少", "20万元+20万元=40万元"),
        ("两项不同的技术，都走巴黎公约各拿了一个德国专利授权，片区（保税区）能补多少", "4万元×2项=8万元"),
        ("名下3项集成电路知识产权拿到授权，自贸片区合计多少", "3项×5000元 = 1.5万元"),
        ("大连自贸区，两个院士工作站，三年一共给多少", "20万元/年×3年×2个=120万元"),
        ("保税区，两台国内首台套，合同分别是1100万和5900万，总共能补多少", "220万元+500万元=720万元"),
        ("自贸片区，三个人里两个是杰青，一共给多少", "100万元×2个=200万元"),
        ("自贸片区的公司，今年杰青一名、创业板首发上市、省级瞪羚，一共多少", "=450万元"),
        ("实用新型5件发明2件，在自贸片区一共补多少", "2项×5000元 = 1万元"),
        ("市级联盟在自贸片区，已经拿了一次性的和第一年运营费，后面还能拿多少", "已领50万元=40万元"),
        ("自贸区，省级制造业创新中心投资750万，市里给50万省里给50万，能拿多少", "750万×50%−100万 = 275万元"),
    ],
)
def test_tiers_and_holders_are_counted_however_they_are_told(asker: Asker, question: str, computation: str) -> None:
    assert computation in asker(question).text
