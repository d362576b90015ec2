"""A clerk's look-up: the words for a thing, and perhaps for its size, without a verb or an asking word."""

import re

_ASKING = re.compile(r"[哪谁啥怎吗么呢咋]|如何|能|可以|多[少长大高远宽深久快重]|几|(..?)[没不]\1|有无|是否|吧[?。]?$")
_SUPPORT = "补助|补贴|资助|奖励|奖补|扶持"
SUPPORT = re.compile(_SUPPORT)
# What only says how a thing is counted or sized, or that its support is meant: 家数, 占比, 补助标准.
SIZE = re.compile(
    f"(?:{_SUPPORT}|支持)|(?:总|年度?|累计|{_SUPPORT}|支持)?(?:[家件项个套人名支户所次]|项目|企业)?"
    "(?:数量?|总数|总量|量|规模|占比|比例|比重|金额|总额|额度?|增速|增幅|增长率|面积|目标值?|指标值?|标准|上限)"
)


def looks_up(text: str) -> bool:
    """Whether a message only names what is looked for."""
    return _ASKING.search(text) is None
