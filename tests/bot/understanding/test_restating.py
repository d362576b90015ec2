"""A message that changes a part of the question before it is put in words as the whole question."""

import pytest

from bot.understanding.restating import restated
from bot.understanding.slots import Reader
from tests.bot.asking import Asker


@pytest.fixture
def reader(asker: Asker) -> Reader:
    kit = asker.kit
    return Reader(kit.gazetteer, kit.segmenter, kit.vocabulary.topics, kit.measured)


@pytest.mark.parametrize(
    ("before", "message", "whole"),
    [
        ("高新区挂牌上市企业18年计划多少家", "到19年呢", "高新区挂牌上市企业2019年计划多少家"),
        ("金普2017年技术市场交易额是多少", "高新那头呢", "高新区2017年技术市场交易额是多少"),
        ("自贸片区省级孵化器补多少", "国家的呢", "自贸片区国家级孵化器补多少"),
        ("高新区国家重点实验室几个", "省级的呢", "高新区省级重点实验室几个"),
        ("清洁能源领域高新区2019年收入", "我说的是金普不是高新", "清洁能源领域金普2019年收入"),
        ("高新区人工智能2019年收入多少", "打错了,是集成电路", "高新区集成电路2019年收入多少"),
        ("精细化工金普2019年收入多少", "骨干企业呢", "精细化工金普2019年骨干企业多少"),
        ("自贸片区再次认定高企给多少", "首次的呢", "自贸片区首次高企给多少"),
        ("自贸片区博士后工作站补多少", "院士的呢", ""),
        ("八大工程第三个是什么", "第七个呢", "八大工程第七个是什么"),
        ("三年计划第5条管哪块", "第8条呢", "三年计划第8条管哪块"),
        ("八大工程之一是什么", "之六呢", "八大工程之六是什么"),
        ("自创区2019年新增高企450家对吧", "2018推进方案定的呢", "2018推进方案自创区新增高企多少家"),
        ("自贸片区高企研发后补助能拿多少", "不知道", ""),
        ("其他重点产业金普2018年收入目标", "未来型先导型的", "未来型先导型产业金普2018年收入目标"),
        ("自创区2019年挂牌上市企业数", "单说高新区的话", "高新区2019年挂牌上市企业数"),
        ("外籍人才双证2018年谁牵着", "残保金呢", "残保金2018年谁牵着"),
        ("科技城面积多大", "森林覆盖率呢", ""),
        ("高新区2019年高企多少家", "谁牵头", ""),
        ("高新区2019年高企多少家", "两个区加起来呢", ""),
        ("高新区2019年高企多少家", "跟金普比呢", ""),
        ("自贸片区国家级联盟给多少", "运营的钱另给吗", ""),
        ("", "金普呢", ""),
        ("英歌石科学城森林覆盖率多少", "整个高新区的呢", "高新区森林覆盖率多少"),
        ("十四五里第三代半导体怎么支持", "区块链呢", "十四五里区块链怎么支持"),
        ("十四五里沙河口区干什么", "西岗", "十四五里西岗区干什么"),
    ],
)
def test_what_a_message_names_takes_the_place_of_what_was_named(
    reader: Reader, before: str, message: str, whole: str
) -> None:
    assert restated(message, before, reader) == whole
