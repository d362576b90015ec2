"""Stories that tell besides what the asker has what no support is reckoned by: the sum is the one of the engine.

What a firm tells of its size, of others and of its plans takes nothing from the sum and adds nothing to it.
"""

from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from bot.eligibility import assess, read_profile
from policy_corpus.measures.money import render_yuan
from tests.bot.asking import Asker

AS_OF = date(2023, 6, 1)
HIGH_TECH = {"high_tech_enterprise": True}
STORIES = [
    ("今年新批了省级孵化器", "zimao-incubator", {"incubator_level": "provincial", "incubator_new": True}),
    ("我们是省级瞪羚", "zimao-growth-enterprise", {"growth_title": "gazelle", "growth_title_level": "provincial"}),
    ("今年首次认定高企", "zimao-high-tech-recognition", {**HIGH_TECH, "high_tech_recognition": "first"}),
    (
        "我们是规上工业高企，不是领军企业，研发费去年800万、今年1200万",
        "zimao-rd-increase",
        {**HIGH_TECH, "above_scale_industrial": True, "rd_this_year": 12_000_000, "rd_last_year": 8_000_000},
    ),
    (
        "作为第一起草人做了个国标",
        "zimao-standard",
        {"standard_first_drafter": True, "standard_level": "national"},
    ),
    (
        "装备被评为国内首台套，合同1500万",
        "zimao-first-set-domestic",
        {"first_set_level": "domestic", "contract_amount": 15_000_000},
    ),
    ("PCT走下来3项国外专利已授权", "zimao-foreign-patent", {"foreign_patents": 3}),
    ("今年建成了院士工作站", "zimao-academician-station", {"academician_station": True}),
    ("国外回来的博士，自己开了公司", "zimao-talent-startup", {"talent": "startup_talent"}),
]
ASIDES = [
    *(
        "会员36家",
        "注册资本2000万",
        "花了40万装修",
        "员工80人",
        "去年营收1.2亿",
        "面积3000平",
        "房租一年60万",
        "纳税600万",
    ),
    *(
        "三个股东",
        "招了20个应届生",
        "得过3个省级奖项",
        "有5个软件著作权",
        "给12家车企供货",
        "认缴5000万",
        "总资产3个亿",
    ),
    *("母公司在沈阳有两个厂", "我们在沈阳还有个办事处", "听说别人拿了80万", "打算明年再招50人", "A轮融资3000万"),
]


def _told() -> list[tuple[str, str, dict[str, object]]]:
    """Each story with some of the asides, now before and now behind it; each aside with some of the stories."""
    told = []
    for place, aside in enumerate(ASIDES):
        for story, measure, facts in (STORIES[place % len(STORIES)], STORIES[(place * 4 + 3) % len(STORIES)]):
            parts = (aside, story) if place % 2 else (story, aside)
            told.append((f"公司在自贸片区，{'，'.join(parts)}，能拿多少？", measure, facts))
    return told


@pytest.mark.parametrize(("question", "measure", "facts"), _told())
def test_what_is_told_aside_changes_no_sum(asker: Asker, question: str, measure: str, facts: dict[str, object]) -> None:
    kit = asker.kit
    own = [each for each in kit.measures if each.id == measure]
    amount = assess(own, read_profile({**facts, "district": "zimao"}), AS_OF, kit.corpus)[0].amount
    assert amount is not None
    due = render_yuan(amount.value_yuan or amount.max_yuan or Decimal(0))
    answer = asker(question)
    assert answer.status == "answered"
    assert [each.measure.id for each in answer.draft.measures] == [measure]
    assert due in answer.text.splitlines()[0]
    assert "没有算进" not in answer.text
    assert "没有把握" not in answer.text


OF_OTHERS = [
    ("我朋友公司评了省级独角兽，我们是省级瞪羚，都在自贸片区，我们能拿多少？", "50万元"),
    ("我们在自贸片区，孵化器今年新获批市级，隔壁那家的孵化器是国家级的，我们补助有多少？", "20万元"),
    ("我们在自贸片区，是省级瞪羚，打算明年申报独角兽，能拿多少？", "50万元"),
    ("我们在自贸片区，隔壁那家拿过8万专利补助，我们新授权发明专利6项，能拿多少钱", "3万元"),
]
NOT_HAD = [
    ("自贸片区，首台套是我们自己宣称的，没有评过，合同3000万，能拿多少", "不符合条件"),
    ("自贸片区，自封的国内首台套，合同3000万，能拿多少", "不符合条件"),
    ("我们在自贸片区，没有博士后工作站，今年建成了院士工作站，补助有多少？", "院士工作站补助：每年最高20万元"),
    ("我们以前不是高企，今年刚认定，自贸片区的，能补多少", "20万元"),
    ("自贸片区，之前不是规上，今年上了规上工业，高企，研发费去年800万今年1200万，能补多少", "每年120万元"),
]
TOGETHER = [
    ("自贸片区，孵化器今年新获批市级，氢能产业重点项目落在这边，一共能拿多少", "20万元+1亿元=1.002亿元"),
    ("自贸片区，评上国际首台套，合同3200万，建了一个异地企业孵化器，哪个拿得多，差多少？", "1000万元−960万元=40万元"),
    ("自贸片区，国内首台套，合同1500万，后来又追加了300万，能补多少", "国内首台（套）装备支持：360万元"),
    ("自贸片区规上工业高企，研发费去年800万，今年又加了400万，能补多少", "每年120万元"),
]


@pytest.mark.parametrize(("question", "first"), list(chain(OF_OTHERS, NOT_HAD, TOGETHER)))
def test_the_sum_is_of_what_the_asker_has(asker: Asker, question: str, first: str) -> None:
    stated = (line for line in asker(question).text.splitlines() if not line.startswith("《"))
    assert first in next(stated)


def test_a_second_thing_of_which_the_sum_is_open_makes_no_total(asker: Asker) -> None:
    answer = asker("自贸片区企业，国内首台套，合同1500万，另外一台300万，能补多少")
    assert "合计" not in answer.text


def test_what_is_told_of_the_size_after_a_correction_is_left_out(asker: Asker) -> None:
    answer = asker("自贸片区，第一起草人做了行标，给多少", "更正一下，是国标。注册资金500万元")
    assert answer.text.startswith("主导制定标准补助：50万元")
