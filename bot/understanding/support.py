"""The words by which any support is asked for, whatever it is called (补贴, 惠企措施, 红利)."""

import re

WHICH = "(?:什么|啥|哪些|哪几[项个种条])"
GIVEN = (
    "(?:补贴|补助|奖励|资助|奖补|津贴|扶持|支持|帮扶|优惠|惠企|好处|红利|福利|待遇|实惠|照顾|特殊(?:政策|办法|支持))"
)
SUPPORT = f"(?:{GIVEN}|政策|措施|钱)"
_SORT = "(?:政策|措施|办法|项目|待遇)?"
_TELL = "(?:介绍|说|讲|列|罗列|数|念|盘点|汇总|梳理|归纳|总结)(?:一下|一遍|一列|下|说|讲|出来?|全|点|些)?"
_TABLE = "(?:一览表?|清单|汇总|大全|列表|盘点|目录)"

ANY_SUPPORT = re.compile(
    f"(?:{WHICH}|多少).{{0,4}}{SUPPORT}|{GIVEN}{_SORT}(?:都|分别|具体)?有{WHICH}|(?:政策|措施)(?:都|分别|具体)?有{WHICH}"
    f"|能(?:拿|领|享受|申请|申报|得到|报)(?:到|些)?(?:{WHICH}|多少)|符合{WHICH}|有{WHICH}(?:可以|能)"
    f"|{_TELL}[^,，。;；?？]{{0,14}}{SUPPORT}{_SORT}[。!]?$|{SUPPORT}{_SORT}(?:都|全部?|逐[条一个项])?{_TELL}[。!]?$"
    f"|{SUPPORT}{_SORT}{_TABLE}$|[对给](?:我们?|咱们?)?(?:小|中小|新)?(?:企业|公司)的{SUPPORT}{_SORT}$"
)
