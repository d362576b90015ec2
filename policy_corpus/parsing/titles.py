"""A clause's own title: the words on its number's line, or the short sentence it leads with."""

import re

from policy_corpus.parsing.outline import Part
from policy_corpus.parsing.wording import QUESTION, is_title_like, is_wrapped, lead_sentence

_NUMBERED, _ARTICLE, _PROSE, _COLON = 32, 20, 26, 14
_UNFIT = re.compile(r"(?:到|截至|截止|自)?\d{4}|以上|当前|目前|从[^，,]{1,4}看")


def clause_title(part: Part) -> str:
    """The clause's own title; empty when it opens with prose."""
    block = part.blocks[0]
    if part.name or part.continued:
        return part.title
    if part.kind == "stage_target":
        return part.path[-1].title
    if part.kind in ("box", "table"):
        return block.text if not block.text.startswith("|") and len(block.text) <= 60 else ""
    asked = QUESTION.match(block.text)
    if asked and len(part.blocks) > 1:
        return block.text[asked.end() :].strip(" 　？?")
    if part.marker:
        return _numbered_title(part)
    title = lead_sentence(block.text.lstrip("—- "), _PROSE)
    return "" if _UNFIT.match(title) or len(re.findall("[，,]", title)) > 1 else title


def _numbered_title(part: Part) -> str:
    rest = part.blocks[0].rest
    if is_wrapped(rest):
        return rest[1:-1]
    if part.marker and part.marker.kind in ("article", "appendix"):
        return _article_title(part, rest)
    before_colon = re.match(rf"([^，。；：:]{{2,{_COLON}}})[:：](?=.)", rest)
    if before_colon:
        return before_colon[1]
    alone = len(part.blocks) > 1 and is_title_like(rest) and not rest.endswith(("：", ":"))
    title = rest.rstrip("。.") if alone else lead_sentence(rest, _NUMBERED)
    return title if len(title) <= _NUMBERED else ""


def _article_title(part: Part, rest: str) -> str:
    """Articles open with a title on its own line, before a blank, or as a short first sentence."""
    if len(part.blocks) > 1 and is_title_like(rest) and not rest.endswith(("。", "：", ":")):
        return rest if len(rest) <= _NUMBERED else ""
    title = lead_sentence(rest, _ARTICLE)
    if title:
        return title if not re.search("[，,]|起施行", title) else ""
    stretched = part.marker is None or " " in part.marker.text
    spaced = None if stretched else re.match(r"([^，。；：\s()（）]{4,20})[ 　]+(?=[^\s]{10,})", rest)
    return spaced[1] if spaced else ""
