"""Lines that are not policy text: tables of contents, web-page furniture, comments, empty table rows."""

import re

from policy_corpus.parsing.lines import Line
from policy_corpus.parsing.tables import is_row, is_ruling
from policy_corpus.parsing.wording import ends_sentence, squeeze

_COMMENT = re.compile(r"<!--.*-->$")
_PROVENANCE = re.compile(r"#*\s*(?:SOURCE\s*[:：]|(?:信息|文章|稿件)?来源\s*[:：]).{0,300}$", re.IGNORECASE)
_EMPTY_ROW = re.compile(r"[|\s:-]+$")
_CHROME = re.compile(
    r"设为首页|加入收藏|收藏本页|网站导航|网站地图|网站帮助|繁体版|您的(?:当前)?位置|字体[:：]|背景色[:：]|浏览次数|访问量"
    r"|版权所有|版权保护|备案[:：号]|ICP|技术支持|主办(?:单位)?[:：]|隐私声明|联系我们|内容纠错|信息来源[:：]|信息提供日期"
    r"|发布(?:时间|日期)[:：]|信息索取号|公开类型[:：]|生成日期[:：]|编辑[:：]|上一篇|下一篇|分享到|打印本页|扫一扫"
)
_RECORD = re.compile(r"\|[ 　]*[\u4e00-\u9fff][\u4e00-\u9fff 　]{1,10}[:：][ 　]*\|")  # | 发布机构: | 某市人民政府 |
_TABLE_OF_CONTENTS = re.compile(r"目[ \t　]*录$|目次$")
_DOT_LEADER = re.compile(r"[ \t.．…·\-]+\d{0,4}$")
_COLUMNS = "首页|园区动态|优惠政策|政策法规|通知公告|新闻动态|招商动态|政务公开|工作动态|政策文件|投资环境"
_NAVIGATION_PREFIX = re.compile(rf"(?:(?:{_COLUMNS})[ 　>|]*){{2,}}")
_SHORT = 45
_TOP = 30  # lines among which a site's record of the document stands


def find_noise(lines: list[Line]) -> dict[int, str]:
    """Index of each line that is noise, with the reason in Chinese."""
    noise: dict[int, str] = {}
    for index, line in enumerate(lines):
        if _COMMENT.match(line.body):
            noise[index] = "网页注释"
        elif _PROVENANCE.match(line.body) and len(line.body) < 300:
            noise[index] = "出处说明，不是政策正文"
        elif "|" in line.body and _EMPTY_ROW.match(line.body) and not is_ruling(lines, index):
            noise[index] = "空表格行"
        elif index < _TOP and is_row(line) and _RECORD.match(line.body):
            noise[index] = "网站的文件信息表，不是政策正文"
    noise.update(_contents(lines))
    noise.update(_chrome(lines))
    return noise


def navigation_prefix(text: str) -> int:
    """Length of the run of column names that a scraped page leaves before its first entry; 0 when there is none."""
    match = _NAVIGATION_PREFIX.match(text)
    return match.end() if match else 0


def _contents(lines: list[Line]) -> dict[int, str]:
    """The table of contents: from 目录 to the last entry, which is where its first entry comes again as a heading."""
    for start, line in enumerate(lines):
        if _TABLE_OF_CONTENTS.match(line.body):
            return dict.fromkeys(range(start, _contents_end(lines, start + 1)), "目录，重复正文各级标题")
    return {}


def _contents_end(lines: list[Line], first: int) -> int:
    seen: set[str] = set()
    for index in range(first, len(lines)):
        body = lines[index].body
        entry = squeeze(_DOT_LEADER.sub("", body))
        if entry in seen or len(body) > _SHORT or ends_sentence(entry):
            return index
        seen.add(entry)
    return len(lines)


def _is_chrome(line: Line) -> bool:
    if not _CHROME.search(line.body) or line.body.endswith("。"):
        return False
    return not is_row(line) or "版权所有" in line.body


def _chrome(lines: list[Line]) -> dict[int, str]:
    """Page furniture at the top (up to its last tell-tale line) and at the bottom (from its first one)."""
    prose = [i for i, line in enumerate(lines) if len(line.body) > 30 and line.body.rstrip("”）)").endswith("。")]
    if not prose:
        return {}
    telltale = [i for i, line in enumerate(lines) if _is_chrome(line)]
    top = max((i for i in telltale if i < prose[0]), default=-1)
    bottom = min((i for i in telltale if i > prose[-1]), default=len(lines))
    return dict.fromkeys([*range(top + 1), *range(bottom, len(lines))], "网页栏目与页眉页脚，不是政策正文")
