"""What an asker tells of several supports is added up, whether in one message or over several; sums are the text's."""

from itertools import combinations, cycle

import pytest

from tests.bot.asking import Asker

TOLD = {  # what an asker in the free-trade area says, and the sum that 三、主要任务 gives for it, in 万元
    "刚第一次评上高新技术企业": 20,
    "被省里认定为独角兽企业": 200,
    "有15件发明专利获授权": 7.5,
    "通过PCT拿到3件美国专利": 12,
    "国际首台（套）合同额900万元": 270,
    "第一起草人主导制定了3项行业标准": 90,
    "获批牵头建设省级重点实验室": 100,
    "主板首发上市了": 300,
    "带来一个重点领域创新团队": 300,
    "上年度技术合同实际交易额900万": 90,
    "新获批了市级科技孵化器": 20,
    "建了院士工作站": 20,
}
TELLINGS = cycle(
    [
        ("我们在自贸片区，{one}，{other}，一共能拿多少",),
        ("公司在保税区，{one}，能拿多少", "另外还{other}，加起来能拿多少"),
        ("公司在保税区，{one}，能拿多少", "{other}能拿多少", "两项加起来呢"),
        ("我们在自贸片区，{one}，能拿多少", "我们还{other}，两样合计多少"),
    ]
)


@pytest.mark.parametrize(
    ("messages", "total"),
    [
        ([message.format(one=one, other=other) for message in telling], TOLD[one] + TOLD[other])
        for (one, other), telling in zip(list(combinations(TOLD, 2))[::3], TELLINGS, strict=False)
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_two_supports_told_are_added_up(asker: Asker, messages: list[str], total: float) -> None:
    assert f"={total:g}万元" in asker(*messages).text


def test_supports_looked_up_one_after_the_other_are_added_up_at_their_levels(asker: Asker) -> None:
    answer = asker("自贸片区省级重点实验室给多少", "国家级孵化器呢", "第一起草人国际标准多少", "三个合计呢")
    assert "100万元+100万元+100万元=300万元" in answer.text


def test_only_so_many_are_added_as_are_said(asker: Asker) -> None:
    answer = asker("自贸片区省级重点实验室给多少", "国家级孵化器呢", "第一起草人国际标准多少", "后面两项加起来呢")
    assert "100万元+100万元=200万元" in answer.text


@pytest.mark.parametrize(
    "counted", ["国家标准1项行业标准4项都是第一起草人", "国家标准一项、行业标准四项，都是第一起草人"]
)
def test_counts_of_each_level_stand_in_the_total_though_each_is_asked_for(asker: Asker, counted: str) -> None:
    assert "=170万元" in asker(f"公司在保税区，{counted}，分别多少，合计多少").text


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("国家级创新联盟的一次性80万已经拿了，后面还能拿多少", "80万元+20万元/年×3年−已领80万元=60万元"),
        ("省级创新联盟，一次性的和头一年运营费都领了，还能领多少", "−已领70万元=40万元"),
        ("去年获评市级联盟，已经领了30万，三年总共还能拿多少", "−已领30万元=60万元"),
        ("去年获评省级创新联盟，首年运营费拿了20万，还能拿多少", "20万元/年×3年−已领20万元=40万元"),
    ],
)
def test_what_was_paid_is_taken_off_what_is_still_to_come(asker: Asker, told: str, left: str) -> None:
    text = asker(f"我们在自贸片区，{told}").text
    assert left in text.splitlines()[0]
    assert "合计最多：" not in text


def test_what_is_paid_once_is_not_paid_again(asker: Asker) -> None:
    text = asker("公司在保税区，高企首次认定的20万去年拿了，今年还给吗").text
    assert "这笔补助是一次性的" in text
    assert "符合条件：" not in text


def test_years_that_were_paid_are_not_years_to_come(asker: Asker) -> None:
    assert "=40万元" not in asker("我们在自贸片区，院士工作站已经领了两年，今年还能领多少").text


def test_things_in_several_places_have_no_total(asker: Asker) -> None:
    text = asker("集团两家公司，自贸片区那家省级独角兽，高新区那家省级瞪羚，一共能拿多少").text
    assert "250万元" not in text
    assert "不在同一个区域" in text


def test_one_cap_takes_the_place_of_another_that_was_told_by_mistake(asker: Asker) -> None:
    told = "咱是保税区的，高企，科技型领军企业，研发去年350万，今年2350万，能补多少"
    assert "每年600万元[1]" in asker(told).text
    assert "每年200万元[1]" in asker(told, "说错了，我们是规上工业").text


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (("自贸片区科创板上市奖多少", "创新药呢", "两个都有，一共多少"), "合计最多：500万元+3000万元=3500万元"),
        (("自贸片区国家级孵化器给多少", "谢谢啊", "跟省级瞪羚比呢"), "100万元−50万元=50万元"),
        (("氢能最高多少", "跟创新药比呢", "一共呢", "再加上院士工作站呢"), "1亿元+3000万元+20万元=1.302亿元"),
        (("省级独角兽自贸片区给多少钱", "那首次认定高企是多少", "第一个比第二个多多少"), "200万元−20万元=180万元"),
        (("自贸片区揭榜挂帅最多多少", "那省级制造业创新中心是多少", "哪个高？高多少"), "1000万元−300万元=700万元"),
        (("公司注册在保税区", "我们是省级瞪羚", "另外还有个院士工作站", "一共能拿多少"), "50万元+20万元=70万元"),
        (("我们在自贸片区", "我们是首次认定的高企", "也设了博士后工作站", "两个加起来多少"), "20万元+10万元=30万元"),
        (("自贸片区发明专利一件补多少", "我们有12件", "PCT有2件", "加起来呢"), "6万元+8万元=14万元"),
        (("自贸片区国家级孵化器给多少", "几号截止", "那省级瞪羚给多少", "一共呢"), "100万元+50万元=150万元"),
    ],
)
def test_what_was_spoken_of_is_added_up_and_compared_as_it_was_told(
    asker: Asker, messages: tuple[str, ...], said: str
) -> None:
    assert said in asker(*messages).text.splitlines()[0]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("我们在保税区有个院士站还有个博士后站两个一年加起来多少钱", "10万元+20万元=30万元"),
        (
            "我是从日企出来创业的，最开始就三个人，我们注册在自贸片区，今年一口气拿了省级瞪羚和高企首次认定两个牌子，"
            "还设了博士后工作站。请帮忙算算全部加起来今年最多能拿多少？",
            "20万元+50万元+10万元=80万元",
        ),
        (
            "我们在自贸片区，规上工业企业，也是高企，2021年研发费用是900万，2022年涨到了1300万，我们能补多少？"
            "这几年订单掉了三成，工资房租压力都不小。",
            "(1300万−900万)×30% = 120万元",
        ),
        ("我们牵头的联盟前年是市级，去年升了省级，自贸片区一次性能给多少", "50万元"),
    ],
)
def test_a_story_told_before_the_question_counts_for_what_it_tells(asker: Asker, story: str, said: str) -> None:
    assert said in "".join(asker(story).text.splitlines()[:2])


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (("高新区有多少家金融机构", "其中银行几家", "保险呢", "银行和保险合计"), "合计：21家+6家=27家"),
        (("高新区有多少家金融机构", "银行呢", "保险呢", "一共呢"), "合计：21家+6家=27家"),
        (("高新区银行有几家", "证券公司呢", "保险的呢", "三类加起来"), "合计：21家+7家+6家=34家"),
        (("高新区2023年底雏鹰多少家", "瞪羚呢", "独角兽类呢", "加起来"), "合计：737家+69家+5家=811家"),
        (("高新区2023年末瞪羚多少家", "2021年末呢", "增加了几家"), "69家−60家=9家"),
    ],
)
def test_the_figures_meant_are_added_up_and_a_whole_is_not_added_to_its_parts(
    asker: Asker, messages: tuple[str, ...], said: str
) -> None:
    assert said in asker(*messages).text


@pytest.mark.parametrize(
    ("before", "message", "said"),
    [
        (
            "我们公司有10件发明专利授权，从没领过，自贸片区给多少？",
            "要是换成2项PCT拿到的国外专利授权，最多给多少，哪个多？",
            "8万元−5万元=3万元",
        ),
        ("国家级孵化器给多少 自贸片区", "国家级联盟呢？三年都算，跟孵化器比哪个多", "=40万元"),
        ("自贸片区首次认定高企给多少", "省级瞪羚多少，差多少", "50万元−20万元=30万元"),
        (
            "尖端人才团队和领军人才团队，自贸片区资助差多少？",
            "打错了，我要比的是尖端人才团队和重点领域创新团队",
            "500万元−300万元=200万元",
        ),
    ],
)
def test_what_was_asked_before_is_weighed_against_another(asker: Asker, before: str, message: str, said: str) -> None:
    assert said in asker(before, message).text.splitlines()[0]


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (("我们在自贸片区，PCT拿到3件国外专利授权，最多补多少", "又拿到2件，一共能补多少"), "5项×4万元 = 20万元"),
        (
            ("我们在自贸片区，PCT拿到3件国外专利授权，最多补多少", "还有2件是走巴黎公约的，一块儿算呢"),
            "5项×4万元 = 20万元",
        ),
        (("自贸片区，拿了3件发明专利，补多少", "加上另外2件呢"), "5项×5000元 = 2.5万元"),
        (("自贸片区对尖端人才团队给多少", "我们还有一位杰青，连他的一块儿算呢"), "500万元+100万元=600万元"),
        (("一件国内发明授权 vs 一件PCT国外授权，自贸片区最多差多少钱",), "4万元−5000元=3.5万元"),
        (("自贸片区，拿了3件发明专利，补多少", "还有2件国外专利，总共能补多少"), "1.5万元+8万元=9.5万元"),
    ],
)
def test_more_of_what_was_told_is_counted_with_it(asker: Asker, messages: tuple[str, ...], said: str) -> None:
    assert said in asker(*messages).text


def test_so_many_of_a_thing_are_paid_for_as_often(asker: Asker) -> None:
    told = "市科技创新基金支持自创区高校重点学科重大课题，我们一下批了两项，支持满期一共多少钱"
    assert "50万元/年×3年×2项=300万元" in asker(told).text
    compared = asker("博士后站干三年和院士站干两年，自贸片区顶格哪个拿得多").text
    assert "20万元/年×2年=40万元" in compared
    assert "20万元/年×3年" not in compared
