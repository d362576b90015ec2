"""A message that asks something of its own of what was asked about before is put in words as the whole question."""

import pytest

from bot.understanding.asking_further import asked_further, done_by
from bot.understanding.asking_on import asked_on
from bot.understanding.slots import Reader


@pytest.mark.parametrize(
    ("before", "message", "whole"),
    [
        ("高新区雏鹰企业21年末有多少家", "占全市多少", "高新区雏鹰企业21年末占全市多少"),
        ("高新区众创空间多少家", "国家备案的占多少", "高新区国家备案的众创空间占多少"),
        ("全市2020年高企多少家", "是15年的几倍", "全市2020年高企15年的几倍"),
        ("金普新材料2018年收入目标", "哪年到100亿", "金普新材料收入哪年到100亿"),
        ("新材料2019年收入目标多少", "谁牵头", "新材料2019年谁牵头"),
        ("人工智能金普2019年收入目标多少", "骨干企业几家", "人工智能金普2019年骨干企业几家"),
        ("先进光源谁建", "2018年这事哪个局配合", "2018年先进光源哪个局配合"),
        ("自贸片区再次认定高企给10万", "这个什么时候截止", "自贸片区再次认定高企什么时候截止"),
        ("自贸片区国家级孵化器给多少", "省级的,什么条件", "自贸片区省级孵化器什么条件"),
        ("自贸片区院士站补多少", "现在没过期吧", "自贸片区院士站,现在没过期吧"),
        ("自贸片区院士站补多少", "两个加起来多少", ""),
        ("自贸片区院士站补多少", "我能拿多少", ""),
        ("自贸片区院士站补多少", "有文号吗", ""),
        ("自贸片区院士站补多少", "高企首次认定给多少", ""),
        ("自贸片区揭榜挂帅补多少", "十四五规划里的揭榜挂帅怎么搞", ""),
        ("申报自贸片区的补助要什么材料", "那具体找谁", "申报自贸片区的补助具体找谁"),
        ("自贸片区,我们是做氢燃料的", "项目顶格奖多少", "自贸片区,我们是做氢燃料,项目顶格奖多少"),
        ("高新区软件业收入2021年多少", "增长了多少", "高新区软件业收入2021年增速多少"),
        ("高新区软件业收入2021年多少", "增速呢", "高新区软件业收入2021年增速多少"),
        ("高新区固定资产投资2021年多少", "同比增长多少", "高新区固定资产投资2021年增速多少"),
        ("英歌石科学城森林覆盖率多少", "面积多大", "英歌石科学城面积多大"),
        ("大连高新区海岸线多长", "辖区面积多大", "大连高新区辖区面积多大"),
        ("高新区2019年高企多少家", "房价多少", ""),
        ("自贸片区离岸孵化器补多少", "市级孵化器补几个钱", ""),
        ("2018年的目标是多少", "谁牵头", ""),
        ("英歌石科学城多大", "占高新区面积多少", "英歌石科学城占高新区面积多少"),
        ("", "占全市多少", ""),
    ],
)
def test_what_a_message_asks_takes_the_place_of_what_was_asked(
    reader: Reader, before: str, message: str, whole: str
) -> None:
    assert asked_on(message, before, reader) == whole


@pytest.mark.parametrize(
    ("before", "message", "whole"),
    [
        ("离岸孵化器最多多少", "那是纯给钱还是也给房子", "离岸孵化器纯给钱还是也给房子"),
        ("离岸孵化器怎么支持", "高企也给吗", ""),
        ("高新区小额贷款公司有几家", "跟融资担保公司哪个多", "高新区小额贷款公司跟融资担保公司哪个多"),
        ("高新区2023年银行几家", "比金普的多多少", ""),
        ("院士工作站一年给多少", "我们前几年一直在领,今年的还接着发吗", "院士工作站今年的还接着发吗"),
        ("", "跟融资担保公司哪个多", ""),
    ],
)
def test_what_goes_on_by_a_whole_sentence_is_asked_of_the_thing_before(
    reader: Reader, before: str, message: str, whole: str
) -> None:
    assert asked_further(message, before, reader) == whole


@pytest.mark.parametrize(
    ("before", "message", "whole"),
    [
        ("海创工程累计吸引留学生办了多少企业", "入围项目", "海创工程入围项目"),
        ("网联车专业赛多少项目参赛", "覆盖几个省市", "网联车专业赛覆盖几个省市"),
        ("金普2019年新组建研发机构几家", "培育骨干企业几家", ""),
        ("高新区众创空间多少家", "孵化器呢", ""),
    ],
)
def test_what_begins_with_a_verb_is_done_by_the_thing_before(
    reader: Reader, before: str, message: str, whole: str
) -> None:
    assert done_by(message, before, reader) == whole
