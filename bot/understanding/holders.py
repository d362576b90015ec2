"""Several holders that one message tells of, each with facts of his own (我家是领军企业，老同学家是规上高企)."""

import re
from dataclasses import dataclass, field
from functools import cache

from bot.understanding.patterns import load_data
from bot.understanding.people import people
from bot.understanding.several import asks

MOST = 4
OWN = "我们公司"  # how each speaks of himself, once he is asked for by himself
_BREAK = re.compile(r"[,，。;；!！?？()（）:：\n ]+")
_LEADS = re.compile(
    "^(?:请问|想问(?:一下|下)?|但是?|不过|而且?|可是?|那么?|另外(?!一)|还有(?!一)|然后|比如|结果|现在|目前|说|问下){1,3}"
)
_SO_MANY = "[两三四234](?:家(?:公司|企业|工?厂|单位)?|个(?:公司|企业|工?厂))|[俩仨](?=[都均各])"
_OF_SEVERAL = re.compile(
    f"(?:(?:我们?|咱们?|俺们?|[甲乙丙丁a-d]{{2,4}})?(?:名下|手[上里])?(?:有|开了|管着?)?这?|[^都均，]{{0,8}}?(?=[两三四234]家(?:公司|企业)?[都均]))(?:{_SO_MANY})"
    "|(?:我们?|咱们?|他们?|她们?)(?:[俩仨]家?|[两三][家个])|双方|大家|(?:我们|咱们|俺们)(?=[^都均不没]{0,4}[都均](?![不没]))"
)
_OF_ALL = re.compile("^(?P<before>[^都均]{0,8}?)(?:也?都|均|同(?=[在是为]))(?P<said>.+)")
_PLACE = re.compile("^在?(?:大连)?(?:自贸(?:试验)?片?区|保税区|高新区|高新片区|金普新区|自贸)(?:的|里|内|注册)?$")
_NOTHING = re.compile(
    "(?:啥|什么|哪个|一个|一样)(?:资质|称号|认定|牌子)?(?:也|都)?(?:没有?|不是)(?:评上?|拿到?)?[过的]?"
    "|^(?:还|也|都|并|可|倒|就){0,2}(?:不是|没有|不算|[没未](?:有|能)?(?:评上|拿到|认定|通过|获批))[了呢啊的]?$"
)
_WHETHER = re.compile("([能可行是有算够])不\\1|有没有|可不可以|符不符合|能否|可否|[是对]吧|不$")
_ASKED_FROM = re.compile(
    "各自?(?!类|种|项|级)|分别|每家|一共|合计|总共|加(?:起来|一起|一块)|拢共|谁|哪[家个]|(?<![智功性新节储可])能(?!源|效|力|耗)|可以|可否"
    "|应?该|最多|最高|补(?!充)|给|拿(?![到下了过])|领(?![军先域衔导])|相?差|多少|符合|算不算|够|有没有|是不是|多拿|少拿"
)
_HOW_MUCH = re.compile("多少|几|啥|什么|哪")
_TOGETHER = re.compile("一共|合计|总共|加(?:起来|一起|一块)|拢共|共(?:能|计)")
_EACH = re.compile("各|分别|每家|都|[两俩三]家|[他我]们?(?:俩|两个)|双方")
_MORE = "(?:拿|领|补|给|出)?(?:了|出|得)?"
_WEIGHS = re.compile(
    f"谁|哪一?[家个边]|相?差(?:多少|几)|多{_MORE}多少|少(?:拿|领|补|给)了?多少|比[^,，。;；?？]{{1,12}}[多少高低]"
)
_WEIGHED = re.compile(
    "谁(?:都?没有?|有|能领?|不能)(?![^,，]{0,3}[多少高低])|(?:谁|哪一?[家个边])[^,，。;；?？]{0,6}?(?:更|较)?[多少高低](?:一些|点)?"
    f"|比?(?:相?差|[多少高低]){_MORE}(?:多少|几)(?:钱|万)?"
)
_OF_EACH = re.compile(
    "这?[两俩三四234](?:家|个)(?:公司|企业|厂)?|[他我]?[俩仨](?:家)?|双方|各自?(?=[^类种项级])|分别|每家|一共|合计|总共"
    "|加(?:起来|一起|一块)|拢共|共(?=能)|都"
)
_CLAIMED = re.compile(r"一[个家]\d[\d.]*万?[和跟、]?一[个家]\d[\d.]*万?(?:[是对]吧|吧|吗|对不对)?")
_OBJECT = re.compile("[用按照享沾借靠比跟和]$")  # before a holder who is not asked about (能套用集团的上限吗)
_ONLY_NAMED = re.compile(f"(?:那么?)?(?:{OWN})?(?:呢|咧)?")


@dataclass(frozen=True, slots=True)
class Holder:
    """One of whom facts are told: what the message calls him, and what it says of him alone."""

    name: str
    own: bool
    told: str


@dataclass(frozen=True, slots=True)
class Holders:
    """Those that a message tells of, what is said of all, and what is asked of which."""

    all: tuple[Holder, ...]
    shared: str
    question: str  # as each would ask it
    asked: tuple[Holder, ...]
    together: bool  # what they come to
    weighed: bool  # which of them gets more, and by how much

    def message_of(self, told: str) -> str:
        """What one would ask by himself who is `told` of so."""
        return "，".join(filter(None, (self.shared, f"{OWN}{told}", self.question)))


@dataclass
class _Cut:
    """The stretches of a message, by whom they tell of."""

    told: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    last: str = ""  # told of


def holders_told(text: str) -> Holders | None:
    """The holders of a normalised message, where it tells of two or more and asks; None where it does not."""
    cut = _cut(text)
    holders = _holders_of(cut)
    return _asked_of(holders, cut) if holders and cut.asked else None


def tells_of_several(text: str) -> bool:
    """Whether a normalised message tells of two holders or more, whatever it asks."""
    return bool(_holders_of(_cut(text)))


def stated_in(text: str) -> str:
    """A normalised message without what it asks."""
    return "，".join(_cut(text).stated)


def asked_in(text: str) -> str:
    """What a normalised message asks."""
    return "，".join(_cut(text).asked)


def names_holder(text: str) -> bool:
    """Whether a stretch of a message begins with a holder."""
    return any(_mention().match(piece) for piece in _pieces(text))


def speaks_of_each(text: str) -> bool:
    """Whether a message speaks of several at once (各补多少, 两家都能领吗)."""
    return _EACH.search(text) is not None


def _holders_of(cut: _Cut) -> dict[str, Holder]:
    told = {key: "，".join(filter(None, said)) for key, said in cut.told.items()}
    holders = {key: Holder(cut.names[key], key == "own", said) for key, said in told.items() if said}
    numbered = sum(key.startswith("#") for key in holders)
    if not 2 <= len(holders) <= MOST or 0 < numbered < len(holders):
        return {}  # 我们有两个孵化器，一家国家级，一家省级: of one holder
    return holders


def has_nothing(piece: str) -> bool:
    """Whether somebody is said to have none of what is spoken of."""
    return _NOTHING.search(piece) is not None


def _cut(text: str) -> _Cut:
    cut = _Cut()
    for piece in _pieces(text):
        several = _OF_SEVERAL.match(piece)
        mention = None if several else _mention().match(piece)
        asking = asks(_NOTHING.sub("", piece)) or _WHETHER.search(piece) is not None
        at = _where_asked(piece, mention, cut) if asking else len(piece)
        said = piece[several.end() if several else 0 : at]
        cut.asked += [piece[at:]] if asking else []
        if not said:
            continue
        cut.stated.append(piece[:at])
        if mention:
            cut.last = _key(mention, cut)
            cut.names.setdefault(cut.last, mention["name"])
            told = said[mention.end() :]
            if joint := _jointly().match(told):  # 我们公司和我爸的公司都是…
                cut.told.setdefault(cut.last, []).append(joint["said"])
                cut.last, told = _key(joint, cut), joint["said"]
                cut.names.setdefault(cut.last, joint["name"])
            cut.told.setdefault(cut.last, []).append(f"{mention['graded'] or ''}{told}")
        elif several or not cut.last or _OF_ALL.match(said) or (cut.asked and _PLACE.match(said)):
            cut.shared.append(_without_all(said))
        else:
            (cut.asked if cut.asked and not asking else cut.told[cut.last]).append(said)
    return cut


def _pieces(text: str) -> list[str]:
    """The stretches of a message; one begins where a holder is named."""
    return [_LEADS.sub("", piece) for piece in _BREAK.split(_between().sub("，", text)) if piece]


def _where_asked(piece: str, mention: re.Match[str] | None, cut: _Cut) -> int:
    """Where the question of a piece begins: what a holder is told of in it for the first time stands before."""
    start = _ASKED_FROM.search(piece, mention.end() if mention else 0)
    at = start.start() if start else 0
    if mention:
        known = any(cut.told.get(_key(mention, cut), ()))
        return 0 if known or at <= mention.end() else at
    counted = re.search(r"\d", piece[:at]) and "那" not in piece[:at]
    return at if counted and not _mention(anywhere=True).search(piece[:at]) else 0


def _without_all(piece: str) -> str:
    said = _OF_ALL.match(piece)
    return f"{said['before']}{said['said']}" if said else piece


def _key(mention: re.Match[str], cut: _Cut, asked: bool = False) -> str:
    """By what a holder is known in this message; one only pointed at (他那家) is the last told of but the asker."""
    if mention["own"]:
        return "own"
    if mention["numbered"]:
        named = [key for key, name in cut.names.items() if name == mention["name"]]
        again = len(named) == 1 and (asked or mention["numbered"].startswith("第"))
        return named[0] if again else f"#{len(cut.names)}"
    if mention["others"] and (pointed_at := [key for key in cut.names if key != "own"]):
        return pointed_at[-1]
    return mention["core"] or mention["name"]


def _asked_of(holders: dict[str, Holder], cut: _Cut) -> Holders | None:
    asked = "，".join(cut.asked)
    known = _Cut(names={key: cut.names[key] for key in holders})
    mentions = [one for one in _mention(anywhere=True).finditer(asked) if not _OBJECT.search(asked[: one.start()])]
    named = [_key(mention, known, asked=True) for mention in mentions]
    if not holders.keys() >= set(named):
        return None
    weighed, of_all = _WEIGHS.search(asked) is not None, bool(_EACH.search(asked) or _CLAIMED.search(asked))
    goes_on = cut.last == "own" or not _HOW_MUCH.search(asked)
    if goes_on and "own" in holders and not (named or weighed or of_all):
        named = ["own"]  # 母公司是高企，我们不是，能领吗
    of_one = len(set(named)) == 1 and not (weighed or of_all)
    return Holders(
        all=tuple(holders.values()),
        shared="，".join(filter(None, cut.shared)),
        question=_as_each_asks(asked, of_one, weighed),
        asked=tuple(holders[key] for key in holders if key in named or not of_one),
        together=not of_one and _TOGETHER.search(asked) is not None,
        weighed=weighed,
    )


def _as_each_asks(asked: str, of_one: bool, weighed: bool) -> str:
    question = _mention(anywhere=True).sub(OWN if of_one else "", _CLAIMED.sub("", asked))
    question = _WEIGHED.sub("", question) if weighed else question
    question = (question if of_one else _OF_EACH.sub("", question)).strip("，的吧啊？? ")
    if _ONLY_NAMED.fullmatch(question):
        return "能补多少"
    return question if asks(question) or _WHETHER.search(question) else f"{question}，能补多少"


@cache
def _mention(anywhere: bool = False) -> re.Pattern[str]:
    """A holder named, of whom something is told behind his name; in a question, anywhere in it."""
    d = load_data("people.yaml")
    firm = f"(?:(?:自己)?(?:开|办|创办)?的?(?:[那这]?[个家])?(?:{d['firm']}|家)?(?:[那这]家|[那这]边)?)"
    person = people("kin", "acquaintances", "colleagues", "related", "branches", "group", "near")
    of_mine = "(?:(?:我们?|咱们?|俺们?)(?:的|有一?个|家)?)?(?:一个|有个|有一个)?"
    names = (
        f"{of_mine}(?P<core>{person})们?{firm}",
        f"(?P<others>{people('others', 'it')}){firm}",
        f"(?P<own>{d['own']}){firm}",
        d["marked"],
        d["lettered"],
        f"(?P<numbered>{d['numbered']})",
        f"(?P<graded>{d['graded']})的?[那这][家个]",
        d["surnamed"],
        f"(?<![比和跟与]){d['named']}",
    )
    pattern = f"(?P<name>{'|'.join(names)})"
    return re.compile(pattern if anywhere else f"{pattern}(?!{d['speaks']})")


@cache
def _jointly() -> re.Pattern[str]:
    """Another holder behind the first, of whom the same is told."""
    return re.compile(f"[和跟与]{_mention(anywhere=True).pattern}(?:[两俩]家)?[都均](?P<said>.+)")


@cache
def _between() -> re.Pattern[str]:
    """Where a holder is named without a mark before him (甲公司首次认定乙公司再次认定、丙公司…)."""
    marked = load_data("people.yaml")["marked"]
    return re.compile(
        f"(?<![比和跟与给为由向对像及同])(?={marked})|、(?={_mention().pattern})|[和跟与](?={load_data('people.yaml')['graded']}的?[那这][家个])"
        "|(?<=[^,，。;；:：有是在第另外其中还剩下这那每哪])(?=(?:另外?)?一家)"
    )
