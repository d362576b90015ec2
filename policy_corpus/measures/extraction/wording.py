"""The words by which official Chinese gives, bounds and conditions support; shared by the steps of the extractor."""

import re

CEILING = "最高|最多|至多|(?:上限|封顶)(?=[为是不]|$)|不超过|不得超过|不高于"
SUPPORT = "奖励|奖补|补助|补贴|资助|扶持|支持|配套|补偿|贴息|津贴|奖金"
GIVING = r"(?<![供补交])给(?:予(?!以)|(?=企业|单位|个人|项目))|予以|奖励|奖补|补助|补贴|资助|贴息|配套|奖(?=企业)"
MEASURE_OF_SUPPORT = rf"(?:{SUPPORT})总?(?:资金|额度|比例|金额|标准|总额|额|资金总额)"

# Who or what can receive support, by the last words of its name.
RECEIVER = re.compile(
    "企业|公司|单位|机构|组织|个人|人才|人员|团队|项目|平台|中心|基地|实验室|工作站|园区|孵化器|众创空间|联盟|高校|院校"
    "|院所|研究院|产品|品种|新药|药品|药物|器械|装备|设备|标准|商标|品牌|专利|活动|展会|论坛|协会|商会|农户|合作社|医院"
    "|毕业生|大学生|学生|职工|劳动者|军人|工商户|家庭|旅行社|酒店|景区|学校|法人|经营者|创业者|专家"
)
THRESHOLD = re.compile(
    r"(?:超过|达到?|不低于|不少于|高于|大于|突破|满)[\d.]+|满[一二三四五六七八九十两半]|[\d.]+[^，、；]{0,6}?(?:（[^（）]*）)?及?(?:以上|以下|以内)"
)
_YEAR = "[一二三四五六七八九十两\\d]+"
TIME_LEVEL = re.compile(rf"(?:其中)?((?:[前后]{_YEAR}|首|第{_YEAR}(?:[、和至到—-]第?{_YEAR})*)个?年度?)")
