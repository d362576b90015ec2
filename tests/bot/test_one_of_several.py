"""One of several things told, named as one that does not count, in the next message or in the same."""

import pytest

from tests.bot.asking import Asker

ABROAD = "自贸片区企业，PCT美国2项、日本1项、欧洲1项授权，一共补多少"
EACH = "保税区的公司，PCT在德国、韩国、法国各拿到1项专利授权，能补多少"
INCUBATORS = "自贸片区有三家孵化器，一家国家级、一家省级、一家市级，都是今年新批的，一共能补多少"
STANDARDS = "在自贸片区，我们第一起草人做了国际标准、国家标准、行业标准各一项，一共补多少"
MACHINES = "自贸片区两台首台套，一台国内的合同2000万，一台国际的合同1000万，一共能补多少"
CONTRACTS = "自贸片区，去年技术合同一份800万，另外一份300万，都履行完了，一共能补多少"


@pytest.mark.parametrize(
    ("whole", "told", "left"),
    [
        (ABROAD, "欧洲那项还在审", "最高12万元"),
        (ABROAD, "美国的那项的权利人是我表弟公司", "最高8万元"),
        (EACH, "韩国那项没下来", "最高8万元"),
        (INCUBATORS, "国家级那家证还没下来", "=70万元"),
        (INCUBATORS, "不过省级那家没评上", "=120万元"),
        (STANDARDS, "行业标准那项我们是第二起草人", "=150万元"),
        (STANDARDS, "国际标准那项还没发布", "=80万元"),
        (MACHINES, "国内那台合同作废了", "：300万元"),
        (CONTRACTS, "另外那份归我姐夫公司", "80万元"),
        (CONTRACTS, "800万那份作废了", "30万元"),
    ],
)
def test_the_one_that_does_not_count_is_no_part_of_the_sum(asker: Asker, whole: str, told: str, left: str) -> None:
    head, _, question = whole.rpartition("，")
    for messages in ((whole, told), (f"{head}，{told.removeprefix('不过')}，{question}",)):
        reply = asker(*messages).text
        assert left in reply.split("原文")[0]
        assert "所以上面没有算它" in reply


def test_where_it_is_not_clear_which_one_is_meant_no_sum_is_said(asker: Asker) -> None:
    assert "没有把握" in asker(INCUBATORS, "老城区那家还没批下来").text
    assert "没有把握" in asker("自贸片区国内首台套合同1000万，能补多少", "另外那台还没评").text


def test_two_levels_are_compared_instead_of_two_others(asker: Asker) -> None:
    reply = asker("国家级和省级孵化器在自贸片区差多少", "打错了，比的是省级和市级").text
    assert "50万元−20万元=30万元" in reply
