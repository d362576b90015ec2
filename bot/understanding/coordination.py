"""A message that asks several things at once (几家孵化载体、几家平台), as questions that each stand alone."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.facets import Gazetteer, find_mentions, without
from bot.understanding.following import SIZES
from bot.understanding.intents import intent_spans
from bot.understanding.lookups import SUPPORT
from bot.understanding.several import asks
from bot.understanding.slots import edited, meets
from policy_corpus.vocabulary import Terms

MOST = 4  # questions of one message
_HARD = re.compile("[,，;；:：。?？!！]+")
JOINING = re.compile(r"、|以及|还有|[和与跟及]|\s*(?<![a-z])vs\.?(?![a-z])\s*")
_EACH = re.compile("各|分别|都|是|最高|最多|给|补|奖")
_AGAINST = re.compile(
    "差|(?<!占)比(?!例|重)|哪[个边家](?!局|部门|单位|委|文件|科室|处|牵头|负责|主管|配合)|谁[更高低多少]|一共|合计|加起来|总共|一样|区别|不同|之间"
)
_ASKS_WHETHER = re.compile(r"([\u4e00-\u9fff])不\1|是否|能否|有没有|多[大高长久]")
_AMONG = re.compile(r"其中的?(?P<kind>[^,]{1,10}?)的?(?:有|是)?(?=多少|几)")
_COUNTED_AFTER = re.compile(r"(?:多少|几)[家个名位项件所支]?([\u4e00-\u9fff]{2,})")
_COUNTED_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,}?)(?:建|共|现|已)?有?了?(?:多少|几)")
_OF_THE_FIRST = re.compile(
    "^(?:又|还|都|大概|约)*(?:占(?!地|用)|涨|增长|增幅|增速|同比)"
)  # a size of what was asked of
_HEAD = 2  # characters of the noun that a compound ends in
OF_EACH = re.compile("各自?|分别")
_TOGETHER = re.compile(
    "这?[两三四](?:个|项)(?P<what>目标|指标|数字?|数据|值)[^,]*$"
)  # 高企、科小、合同额三个目标报一下
_SHARED = ("documents", "districts", "years")
_LEAST = 2  # characters of a thing asked about
_APART = re.compile("[,，;；:：。、/|?？!！]|以及|还有|[和与跟及]")
_BESIDE_NAME = re.compile(
    "目标|指标|数量|总数|家数|多少|几[家件个项人何]?|分别|给个数|报一下|列一下|查(?:一?下)?|请问?|[都帮]?给?我"
    '|[的那呢是有要到达都各年底末初数值额量一共吗啊()（）“”"+ ]'
)
_ENDS_SCOPE = ",;:。 "
_MOST_NAMED = 6  # figures of one message


def asked_apart(text: str, gazetteer: Gazetteer, topics: Terms) -> list[str]:
    """The questions of a normalised message, each with the scope of the first; empty where it asks one.

    The scope is its document, area, year and field. What compares or adds up several things is one question.
    """
    if _AGAINST.search(text):
        return []
    pieces = [part for piece in _HARD.split(text) if piece.strip() for part in _each_asking(piece)]
    asking = [at for at, piece in enumerate(pieces) if asks_or_whether(piece)]
    if not asking and _TOGETHER.search(text):
        return _each_thing(text, gazetteer)
    if len(asking) == 1:
        *topic, last = pieces
        each = _each_thing(last, gazetteer) if asking[0] == len(topic) else []
        return _each_listed(pieces, asking[0], gazetteer) or [f"{''.join(topic)}{question}" for question in each]
    return _with_scope(pieces, asking, gazetteer, topics) if 1 < len(asking) <= MOST else []


def each_named(
    text: str, gazetteer: Gazetteer, counted: Terms, topics: Terms, is_of: Callable[[str, str], bool]
) -> list[str]:
    """One look-up of each figure, where a message names several and nothing besides but where and when.

    Where and when is said of each that does not say it itself (特区2025：研发占比；合同额), and the field of the first
    of what is counted in it (`is_of`).
    """
    if _AGAINST.search(text) or SUPPORT.search(text):
        return []
    pieces = _cut(text, [(m.start, m.end) for terms in (counted, topics) for m in terms.find(text)])
    scope = next((piece for piece in pieces if without(piece, gazetteer, _SHARED) != piece), "")
    opens = bool(pieces) and not _BESIDE_NAME.sub("", without(pieces[0], gazetteer, _SHARED))
    figures = pieces[opens:]
    if not (scope and 1 < len(figures) <= _MOST_NAMED) or (opens and text[len(pieces[0])] not in _ENDS_SCOPE):
        return []
    if not all(_names_figure(piece, gazetteer, counted, topics) for piece in figures):
        return []
    fields = [_field(figures[0], piece, topics) for piece in figures]
    fields = [field if is_of(field, piece) else "" for field, piece in zip(fields, figures, strict=True)]
    asked = [f"{unnamed(scope, piece, gazetteer)}{own}{piece}" for own, piece in zip(fields, figures, strict=True)]
    return [f"{each}{'是多少' if _is_dated(each, gazetteer) and not asks(each) else ''}" for each in asked]


def _is_dated(text: str, gazetteer: Gazetteer) -> bool:
    return any(mention.kind == "years" for mention in find_mentions(text, gazetteer))


def _cut(text: str, names: Sequence[tuple[int, int]]) -> list[str]:
    """A text cut where marks and joining words stand outside of the names, without what only asks (各多少)."""
    cuts = [m.span() for m in _APART.finditer(text) if not meets(m.span(), names)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if _BESIDE_NAME.sub("", piece)]


def _names_figure(piece: str, gazetteer: Gazetteer, counted: Terms, topics: Terms) -> bool:
    """Whether a piece names something that is counted, or a field and its size, and nothing else."""
    rest = without(piece, gazetteer, _SHARED).replace(" ", "")
    names = counted.find(rest)
    for terms in (counted, topics):
        rest = edited(rest, [((m.start, m.end), "") for m in terms.find(rest)])
    rest = _BESIDE_NAME.sub("", rest)
    return rest in SIZES or (bool(names) and not rest)


def asks_or_whether(piece: str) -> bool:
    """Whether a part of a message asks anything, or whether something is so."""
    return asks(piece) or _ASKS_WHETHER.search(piece) is not None


def _each_asking(piece: str) -> list[str]:
    """A stretch cut where a word joins two that each ask (有多少院士、多少人才)."""
    parts, start = [], 0
    for joining in JOINING.finditer(piece):
        if asks_or_whether(piece[start : joining.start()]) and asks_or_whether(piece[joining.end() :]):
            parts.append(piece[start : joining.start()])
            start = joining.end()
    return [*parts, piece[start:]]


def _with_scope(pieces: list[str], asking: list[int], gazetteer: Gazetteer, topics: Terms) -> list[str]:
    """Each asking piece with what is told before it, the topic in front of all, and what the first alone names."""
    topic, told = "".join(pieces[: asking[0]]), "".join(pieces[asking[-1] + 1 :])
    questions = []
    for before, at in zip([asking[0] - 1, *asking], asking, strict=False):
        question = _spelled_out("".join(pieces[before + 1 : at + 1]), bare(pieces[asking[0]], gazetteer))
        first, later = topic + pieces[asking[0]], at != asking[0]
        scope = unnamed(first, topic + question, gazetteer) + _field(first, topic + question, topics) if later else ""
        questions.append(f"{topic}{scope}{question}{told}")
    return questions


def _spelled_out(question: str, first: str) -> str:
    """What is counted among the things of the first question, or a share of them, with their name (…，占全市多少)."""
    among, counted = _AMONG.search(question), _COUNTED_AFTER.search(first) or _COUNTED_BEFORE.search(first)
    if counted and _OF_THE_FIRST.search(question):
        return f"{counted[1]}{question}"
    if not among or not counted:
        return question
    head = counted[1][-_HEAD:]
    kind = among["kind"] if among["kind"].endswith(head) else among["kind"] + head
    return f"{question[: among.start()]}{kind}{question[among.end() :]}"


def _each_thing(text: str, gazetteer: Gazetteer) -> list[str]:
    """One question about things joined (A和B各多少), as one question about each."""
    joining = JOINING.search(text)
    if joining is None:
        return []
    starts = (start for spans in intent_spans(text).values() for start, _ in spans)
    together = _TOGETHER.search(text, joining.end())
    tail = together.start() if together else min((start for start in starts if start > joining.end()), default=0)
    if not tail or not (together or _EACH.search(text, tail)):
        return []
    things = JOINING.split(text[:tail])
    if len(things) > MOST or any(len(bare(thing, gazetteer)) < _LEAST for thing in things):
        return []
    scopes = ["", *(unnamed(things[0], thing, gazetteer) for thing in things[1:])]
    asked = f"{together['what']}是多少" if together else OF_EACH.sub("", text[tail:])
    return [f"{scope}{thing}{asked}" for scope, thing in zip(scopes, things, strict=True)]


def with_marks(text: str, gazetteer: Gazetteer) -> str:
    """A text with a mark between things that only stand beside each other before 各 (自贸 高企 瞪羚 各多少)."""
    each = OF_EACH.search(text)
    if each is None or JOINING.search(text[: each.start()]):
        return text
    named, scope = list[str](), ""
    for word in text[: each.start()].split():
        scope += word
        if len(bare(scope, gazetteer)) >= _LEAST:
            named, scope = [*named, scope], ""
    return f"{'、'.join(named)}{scope}{text[each.start() :]}" if len(named) > 1 else text


def _each_listed(pieces: list[str], asking: int, gazetteer: Gazetteer) -> list[str]:
    """One question of things listed before it (平台、孵化器、联盟，各给多少), as one question about each."""
    lists = [at for at, piece in enumerate(pieces[:asking]) if JOINING.search(piece)]
    if not lists or not OF_EACH.search(pieces[asking]):
        return []
    things, asked = JOINING.split(pieces[lists[-1]]), OF_EACH.sub("", pieces[asking])
    if "、" not in pieces[lists[-1]] and any(len(bare(thing, gazetteer)) < _LEAST for thing in things):
        return []
    beside = "".join(piece for at, piece in enumerate(pieces) if at not in (lists[-1], asking))
    return [f"{beside}{thing}{asked}" for thing in things] if len(things) <= MOST else []


def bare(thing: str, gazetteer: Gazetteer) -> str:
    """A thing asked about without the documents, areas and years that it names."""
    return edited(thing, [((m.start, m.end), "") for m in find_mentions(thing, gazetteer)])


def unnamed(first: str, question: str, gazetteer: Gazetteer) -> str:
    """What the first question names of area and year and this one does not; its document where this has neither."""
    own = {mention.kind for mention in find_mentions(question, gazetteer)} & {*_SHARED}
    own |= {"documents"} if own else set()
    named = (m for m in find_mentions(first, gazetteer) if m.kind in _SHARED and not m.within)
    return "".join(first[m.start : m.end] for m in named if m.kind not in own)


def _field(first: str, question: str, topics: Terms) -> str:
    """The industry or field that the first question names and this one does not."""
    named = topics.find(first)
    return first[named[0].start : named[0].end] if named and not topics.find(question) else ""
