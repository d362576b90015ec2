"""Small questions about a piece of official prose: is it a title, a date, a whole sentence …"""

import re

TERMINAL = "。；！？：…;!?:"
_CLOSING = "”’」』）)】》〉\"'"
_MAX_TITLE = 45

_YEAR = r"(?:\d{4}|[一二三四五六七八九〇零○]{4})"
DATE_LINE = re.compile(
    rf"[（(]?\s*{_YEAR}\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日\s*[)）]?"
)
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d+\s*号")
DECREE_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}令\s*第?\s*[\d一二三四五六七八九十百]+\s*号")
QUESTION = re.compile(r"(?:问|Q)[ 　]*[:：]")  # of an explanation; what answers it belongs to it
ADDRESSEE = re.compile(r"(?:各|.{0,12}各)[^。]{2,80}[:：]$")
KINDS = (
    "条例|规定|办法|细则|意见|通知|方案|规划|计划|纲要|措施|政策|预案|决定|公告|通告|公报|指南|目录|清单|章程|标准|规则"
)
DOCUMENT_TITLE = re.compile(rf".*(?:{KINDS})(?:[（(][^（）()]{{1,20}}[)）])*$")


def ends_sentence(text: str) -> bool:
    """Whether `text` ends where a sentence may end (closing quotes and brackets looked through)."""
    stripped = text.rstrip(_CLOSING + "* \t　")
    return bool(stripped) and (stripped[-1] in TERMINAL or (stripped[-1] == "." and len(stripped) > 1))


def is_wrapped(text: str) -> bool:
    """Whether the whole of `text` stands in one pair of brackets, such as a responsible-unit line."""
    return len(text) > 1 and text[0] in "（(" and text[-1] in "）)"


def is_title_like(rest: str) -> bool:
    """Whether the words after a number can be a heading: short, and one phrase with at most a final full stop."""
    core = rest.rstrip("。：: 　")
    if not core or len(core) > _MAX_TITLE:
        return False
    return not re.search(r"[。；！？;!?]", core) and len(re.findall("[，,]", core)) <= 2


def is_sentence(text: str) -> bool:
    """Whether `text` reads as prose: it ends like a sentence or is long and punctuated."""
    return ends_sentence(text) or (len(text) > 60 and bool(re.search("[，。；,]", text)))


def squeeze(text: str) -> str:
    """`text` without any white space."""
    return re.sub(r"\s+", "", text)


def lead_sentence(rest: str, limit: int) -> str:
    """The first sentence of `rest` as a title, without its stop; empty when too long or all there is."""
    match = re.match(r"[^。；：！？\n]{2,60}?。", rest)
    if not match or match.end() >= len(rest.rstrip()):
        return ""
    title = match[0][:-1].strip()
    return title if len(title) <= limit else ""


def tidy_title(text: str) -> str:
    """A heading without outer stops, and without the blanks that stretch short ones ("总 则")."""
    title = text.strip("。：: 　\t")
    return squeeze(title) if re.fullmatch(r"[\u4e00-\u9fff](?:[ 　]+[\u4e00-\u9fff])+", title) else title
