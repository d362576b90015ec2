"""Yes or no, said first where a question wants it and the quoted words settle it; otherwise the quote speaks alone."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import cover_of, word_covers
from bot.answering.unasked import is_unasked
from bot.drafting import Draft, Line
from bot.understanding.several import pieces_of
from policy_corpus.parsing.numbering import han_to_int
from retrieval.evidence import RankedSentence
from retrieval.grams import grams

OF_THIS = 0.5  # share of the subject that must stand beside a number for it to be the number meant
_WHETHER = re.compile(
    r"(吗|么|嘛|不|没|没有|吧|否)[?？。!！]*$|[吗嘛吧][?？,，。 ]"
    r"|管不管|归不归|负不负责|是否|是不是|能不能|能否|可不可以|可否|要不要|会不会|有没有|有无|用不用|需不需要"
    r"|([给补奖够属在包含])不\2|[提写说讲]没[提写说讲]|算不算|行不行|对不对|支持不支持|允许不允许|鼓励不鼓励"
)
_NUMERAL, _BETWEEN = r"\d+|[一二两三四五六七八九十百]+", "(?:之?内|以后|后|才|就|都|能|要|会)*"
_CLAIMED = re.compile(
    rf"(?<![第\d.])({_NUMERAL})(年|个月|天|家|个|项|次|倍){_BETWEEN}([\u4e00-\u9fff]{{3}})"
)  # 五年才见雏形
_ASKS_MORE = re.compile("多少|几|哪|谁|什么|啥|怎|如何|何时|多久|多长|为何")
_MAY = re.compile("能(?!源|力)|可以|可否|允许|行不行|行吗|准不准|享受")
_MAY_HAVE = re.compile("[还又也再]能[^,。;?]{0,3}(?:[领拿]|申[请报]|享受)")
_MUST = re.compile("要不要|用不用|需不需要|需要|必须|须不须|得不得|非得|要(?!求).{0,12}(吗|么|嘛|不)[?？]*$")
_WILL = re.compile("会不会|会被|会.{0,10}(吗|么|嘛)[?？]*$")
_SOUGHT = re.compile("积极争取|争取|探索|研究制定|谋划")
_EXEMPTS = re.compile("免责|免征|免除|不作负面|无需|不需|不再要求")
_FORBIDS = re.compile("不得|不能|不予|禁止|不可(?!预见|避免|或缺|抗)")
_ALLOWS = re.compile("可以|允许|仍可|可享受|可按|可申请")
_BINDS = re.compile("必须|应当|须|应(?=书面|退回|当|由|按|在)|需(?!求|要解决)")
_NOUN = "(?:项目|课题|企业|平台|人才|人员|基金|机构|团队)"
_OWN_CLASS = re.compile(
    rf"(?:我们?|咱们?|俺们?)[^,。;?!]{{0,4}}?(?:报|是|做|搞|申请|申报)(?:的?是|的|了|个)?(?P<own>[\u4e00-\u9fff]{{2,10}}?)(?:类|类的)?{_NOUN}(?=[,。;?!])"
)
_GRANTED_TO = re.compile(rf"(?:对于?|面向|针对|适用于)(?P<whom>[^,，。；;、：:“”]{{2,20}}?{_NOUN})(?=[,，给开实予提])")
_ASKS_CLASS = re.compile(f"哪(?:一|几)?个?[类种]|(?:什么|啥)样?的?{_NOUN}|适用")


def asks_whether(text: str) -> bool:
    """Whether a question wants yes or no, and nothing else."""
    return bool(_WHETHER.search(text)) and not _ASKS_MORE.search(text)


def lead_with_verdict(inquiry: Inquiry, draft: Draft) -> None:
    """Put the verdict before the first quote, where the question asks whether and the words of the quote decide."""
    text = inquiry.question.text
    compares = inquiry.question.asks("compare")  # whether two things agree is for the asker to see
    if compares or not draft.lines or not draft.lines[0].sources:
        return
    # What else stands in a clause that is quoted whole may be ruled otherwise.
    best = inquiry.ranked[0].sentence.text if inquiry.ranked and is_unasked(inquiry, draft) else ""
    said = best or "".join(map(inquiry.shown, draft.lines[0].sources))
    sentence = next((r.sentence.text for r in inquiry.ranked[:1] if _is_quoted(draft, r)), "")
    if other := _of_another_class(text, sentence):
        words = inquiry.kit.replies.render("line_other_class", claimed=other[0], actual=other[1])
        draft.lines.insert(0, Line(words, draft.lines[0].sources))
        return
    if not asks_whether(text):
        return
    held = frozenset(grams(inquiry.kit.canonical(said)))
    if not inquiry.question.subject or cover_of(inquiry, held) < OF_THIS:
        return
    if told := _told_otherwise(text, said):
        wrong = inquiry.kit.replies.render("line_wrong_premise", claimed=told[0], actual=told[1])
        draft.lines.insert(0, Line(wrong, draft.lines[0].sources))
        return
    of_this = _says_each_word(inquiry, held)
    verdict = _verdicts(text, said, inquiry.question.numbers if of_this else ())
    # Of documents that nobody wrote questions of, what a quote leaves out may be all that was asked.
    if verdict and (of_this or not is_unasked(inquiry, draft)):
        draft.lines.insert(0, Line(verdict, draft.lines[0].sources))


def _is_quoted(draft: Draft, ranked: RankedSentence) -> bool:
    return any(source.overlaps(ranked.sentence) for source in draft.lines[0].sources)


def _of_another_class(asked: str, said: str) -> tuple[str, str] | None:
    """The class that the asker says his own is of, and the one that the words name, where these do not name his."""
    own, whom = _OWN_CLASS.search(asked), _GRANTED_TO.search(said)
    if not (own and whom and _ASKS_CLASS.search(asked)) or own["own"].removesuffix("类") in said:
        return None
    return own["own"], whom["whom"]


def _told_otherwise(asked: str, said: str) -> tuple[str, str] | None:
    """What is claimed of a number and the words after it, and those words with the number that they say instead."""
    for number, unit, words in _CLAIMED.findall(asked):
        own = re.findall(rf"(?<![第\d.])({_NUMERAL})\s*{unit}{_BETWEEN}{words}", said)
        if own and len(set(own)) == 1 and han_to_int(own[0]) != han_to_int(number):
            return f"{number}{unit}{words}", f"{own[0]}{unit}{words}"
    return None


def _says_each_word(inquiry: Inquiry, held: frozenset[str]) -> bool:
    """Whether character pairs hold some of each word of the subject: a number confirms nothing of what is left open."""
    return all(share for _, share in word_covers(inquiry, held))


def _verdicts(asked: str, said: str, numbers: tuple[str, ...]) -> str:
    """The verdict; of a message that asks whether more than once, that on each, after what it is on."""
    pieces = [piece for piece in pieces_of(asked) if asks_whether(piece)]
    if len(pieces) < 2:
        return _verdict(asked, said, numbers)
    told = [(piece, verdict) for piece in pieces if (verdict := _verdict(piece, said, ()))]
    return "；".join(f"{piece}——{verdict.rstrip('。')}" for piece, verdict in told) + "。" if told else ""


def _verdict(asked: str, said: str, numbers: tuple[str, ...]) -> str:
    if _MAY_HAVE.search(asked):
        return ""  # 还能领这20万吗: that the number stands there tells nothing of who may have it
    if numbers and all(number in said.replace(" ", "") for number in numbers):
        return "是。"
    if _WILL.search(asked):
        return "不会。" if _EXEMPTS.search(said) else ""
    if _MUST.search(asked):
        return "不需要。" if _EXEMPTS.search(said) else "需要。" if _BINDS.search(said) else ""
    if not _MAY.search(asked):
        return ""
    permission = _permission(said)
    return "" if permission == "可以。" and _SOUGHT.search(said) else permission


def _permission(said: str) -> str:
    """可以 or 不可以 where the words say one of the two and not both."""
    forbids, allows = _FORBIDS.search(said), _ALLOWS.search(said) or _EXEMPTS.search(said)
    if forbids and not allows:
        return "不可以。"
    return "可以。" if allows and not forbids else ""
