"""Who asks, and for whom, before the question itself (投行的人问): words that no answer need speak of."""

import re
from functools import cache

from bot.understanding.facets import Gazetteer
from bot.understanding.patterns import load_data, scope_patterns
from bot.understanding.people import people

_LEAST = 4  # characters of what is left that may be a question of its own
_UPON = (
    "(?<![顾学慰访质提疑追责])问(?:一下|下|问|个事|一句)?|打听(?:一下|下)?|请教(?:一下|下)?|想知道|想了解(?:一下|下)?"
    "|(?<=[托让请])我了解(?:一下|下)?|好奇|核稿|商量(?:呢|着)?|(?:汇报|报告|写稿|培训|开会)用|做(?:调研|功课|背调)|(?<=[替帮给为]..)查|(?<=[替帮给为].)查"
)
_ERRAND = re.compile(rf"[^,:。;?!]{{1,14}}?(?:{_UPON})[,:]\s*|[^,:。;?!我]{{1,8}}想知道")
_DISMISSAL = re.compile(
    "(?:那|行|好|算了|得了)?,?(?:先|就|也)?(?:不管|不问|不说|不聊|不谈|不提|撇开|抛开|别管)(?!是|有|谁|什么|怎|多|哪|能|在|几|啥)[^,。;?!]{1,8}(?:了|不谈)?[,。]"
    "|[^,。;?!]{0,6}(?:就|那)?算了[,。]"
)
_OPENING = re.compile(r"([^,。;!?~、]+)[,。;!~、]+\s*")
_RESUMING = re.compile(
    "(?:(?:说回|回到|言归)(?:正题|正传|主题)"
    "|(?:最后|再|顺便|顺带|还有|另外|接着)(?:想|请)?(?:问|请教|咨询)(?!题)(?:一下|下|一句|个事|您|你)*)[,:。]?"
)
_ASKING = re.compile("怎么|怎样|如何|哪|什么|啥|几(?!个|位)|多少|能|吗|谁|有没有|是否")
_MARKS = " ,;。?!"
_KIND = 2  # last characters of a noun, which name its kind
_BODIES = {"企业", "单位", "客户", "人员"}
_STRETCH = re.compile("[^,;。?!]+[,;。?!]?")
# A sum of support asked for, or whether one may have it.
_GIVEN = re.compile(
    "[补奖拿领给助][^,;。?!]{0,8}(?:多少|几)|(?:多少|几)[^,;。?!]{0,4}(?:钱|补|奖|资助|支持)|能[^,;。?!]{0,4}(?:[申拿领补给]|享受)"
    "|有(?:没有)?[^,;。?!]{0,4}(?:补贴|补助|奖励|资助)|[给拿补领]得?[多高]|合计|加起来"
)
_INTRODUCTION = re.compile(
    r"(?:我们?|咱们?|俺们?)?(?:是|在|就是|做|搞|干|开|给|学|教|卖|跑)[^,:。;?!]{1,14}的[,:]"
    r"|(?:(?:我们?|咱们?|俺们?)(?:是|就是|这)?)?(?:一?[家个])?(?:做|搞|干|造|生产|研发|经营|卖|专注)[^,:。;?!]{1,10}的?"
    r"[^,:。;?!]{0,4}(?:公司|企业|厂|高企|机构|团队|研究院|实验室)[,:]"
)

_ANOTHER = (
    f"(?:{people('acquaintances', 'related')}|(?<!其)[他她](?!人))们?"
    "(?:的|家|那边|那家|这家|单位|公司|企业|厂子?){0,3}"
)
_BRANCH = people("branches", "group")
_MAY = "(?:还|也)?(?:能|可以|可否|符合|够格|够不够|算不算|算|有没有份|有份|行不行)"
_ASKED_FOR = re.compile(
    f"({_ANOTHER}){_MAY}|(?:^|[,。;])({_BRANCH})(?:自己)?{_MAY}"
    f"|(?:^|[,。;])(?:({_ANOTHER})|((?:子|分)公司))(?:在|是|有|刚|想|要|打算|准备|[去今]年|首次|注册|建|设)"
)
_BESIDE = "(?<![为给替帮跟和与向对])"
_OWN = re.compile(f"我(?!们?(?:的)?(?:一?个)?{people('acquaintances', 'related')})|咱|俺|本(?:公司|单位|企业)|自己")
_AGENT = re.compile("(?:^|[,。;])我们?是[^,。;]{0,6}(?:代账|代理|财税|咨询|会计|中介)[^,。;]{0,6}(?=[,。;])")


def in_first_person(text: str) -> str:
    """A message that asks only whether somebody else may have support, as he himself would ask it (客户能报吗)."""
    asked = _ASKED_FOR.search(text)
    if asked is None or _OWN.search(_AGENT.sub("", text)):
        return text
    body = f"我们?(?:的)?(?:一?个)?{_ANOTHER}|{_ANOTHER}" if asked[1] or asked[3] else asked[2] or asked[4]
    return re.sub(f"{_BESIDE}(?:{body})", "我们公司", _AGENT.sub("", text).lstrip(",。;"))


def without_errand(text: str, gazetteer: Gazetteer) -> str:
    """A normalised message without an opening that only says upon whose wish it asks; names and subjects stay.

    What is set aside before the question (先不管天气) goes too, and so does what only greets, thanks or takes note.
    """
    text = in_first_person(_without_manners(text))
    dismissed = _DISMISSAL.match(text)
    if dismissed and len(text) - dismissed.end() >= _LEAST:
        text = text[dismissed.end() :]
    match = _ERRAND.match(text)
    if match is None or len(text) - match.end() < _LEAST:
        return text
    opening = match[0]
    says_more = _ASKING.search(opening) or scope_patterns()["policy"].search(opening) or gazetteer.find(opening)
    return text if says_more else text[match.end() :]


def _without_manners(text: str) -> str:
    """A message without what acknowledges the answer before, and what only goes on to the next question."""
    while (opening := _OPENING.match(text)) and opening.end() < len(text) - 1:
        if not scope_patterns()["pleasantry"].fullmatch(opening[1]):
            break
        text = text[opening.end() :]
    resuming = _RESUMING.match(text)
    return text[resuming.end() :] if resuming and len(text) - resuming.end() > 1 else text


def asked_words(text: str, subject: str) -> list[str]:
    """The words of a subject but those that stand only where the asker introduces himself."""
    match = _INTRODUCTION.match(text)
    introduction, rest = (match[0], text[match.end() :]) if match else ("", text)
    return [word for word in subject.split() if word in rest or word not in introduction]


def without_size(text: str, goes_on: bool = False) -> str:
    """A normalised message that asks what is given, without the stretches that only tell how large the asker is.

    What another stretch speaks of again is not only told (注册资本500万，资本金能补多少). What is given need not be
    asked again where the message `goes_on` about it (不对，是省级的。员工80人).
    """
    if not (goes_on or _GIVEN.search(text)):
        return text
    pieces = [(piece, _size().fullmatch(piece.strip(_MARKS))) for piece in _STRETCH.findall(text)]
    rest = "".join(piece if size is None else f"{size['of']}," if size["of"] else "" for piece, size in pieces)
    named = {size[size.lastgroup][-_KIND:] for _, size in pieces if size and size.lastgroup} - _BODIES
    spoken_of = any(name in rest for name in named)
    asks_on = _GIVEN.search(rest) or (goes_on and len(rest) >= _LEAST)
    return rest if asks_on and not spoken_of else text


@cache
def _size() -> re.Pattern[str]:
    """A stretch that holds nothing but what tells the size of a firm, and its number."""
    data = load_data("company.yaml")
    sums, counts = ("|".join(sorted(data[name], key=len, reverse=True)) for name in ("sums", "counts"))
    before, verbs, between = (f"(?:{data[name]})" for name in ("before", "verbs", "between"))
    number = r"(?:\d[\d.,]{0,12}|[一二两三四五六七八九十百千]{1,6}|几)[多来余几]?\s?[十百千万]{0,2}[多来余]?"
    money = rf"{number}个?[万亿][多来余]?[元块]?"
    unit = r"(?:个人|号人|人|名|位|家|户|个|项|件|篇|条|次|场|平方米|平米|平方|平|亩|台)"
    tail = "(?:左右|以上|上下|多|出头|的样子|吧|呢|了|的){0,3}"
    return re.compile(
        rf"{before}{{0,3}}(?P<of>联盟|孵化器)?里?{before}{{0,4}}(?:(?P<sum>{sums}){between}{{0,3}}(?:{money}|{number}[元块]){tail}"
        rf"|(?P<count>{counts}){between}{{0,3}}{number}{unit}{tail}"
        rf"|{verbs}?{before}{{0,2}}{number}{unit}的?{before}{{0,2}}(?P<counted>{counts}){tail}"
        rf"|{verbs}{before}{{0,2}}{money}的?(?P<spent>{sums}){tail}|{before}{{0,2}}{number}(?:个|号|多)?人{tail})"
    )
