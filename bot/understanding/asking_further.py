"""A message that sets the thing asked about against another, or asks more of it by a whole sentence, in words."""

import re

from bot.understanding.asking_on import joined, topic_of
from bot.understanding.in_force import in_force_spans
from bot.understanding.intents import intent_spans
from bot.understanding.patterns import load_data
from bot.understanding.question import read_attribute, read_intents
from bot.understanding.restating import asks_who, without_lead
from bot.understanding.several import asks, pieces_of
from bot.understanding.slots import Reader, take_apart
from retrieval.parts_of_speech import names_thing

_AGAINST = re.compile(
    "^(?:它|这个|这)?(?P<with>[跟和与同比]|相比|对比|较)(?P<other>[^,?？]{2,14}?)(?:比起来|相比|比较|比|相差|差|哪个|哪家|哪边|谁|[多少高低大小]出?[了]?(?:多少|几))"
)
_SAID = re.compile("还是|是不是|除了|另外|[都也光纯只单还](?:是|给|要|有|能|算|可以)|[给要有算会能]")
_OF_ELSE = re.compile(
    "[?？]?(?:我|咱|俺|你|他|她)|合计|总共|一共|加起来|一起|上面|刚才|前面|回到|别的|其[他它]|原文|原话|第几|哪一?条|在哪|出处|依据"
    "|哪[份个](?:文件|政策|方案|规划)|文号|换|改|错|[两俩三]|的[也还都]?(?:给|能|算|有|会|可以)"
)
_VERB = re.compile(
    "累计|引[进了]|签[了订成约署]|招[了来收]|办了|建[成了]|吸引|覆盖|输送|承担|集聚|举办|培[养育]|入[围选驻]|新增|新?组建|服务了|获[得了批]"
)
_OF_A_KIND = frozenset({"compare", "eligibility", "existence", "list"})  # asked of the kind of support
_HOW_MANY = re.compile(r"\d+(?!\d*[年月日号])|多少")
_SOME = re.compile("[前这近好头]几[年个次回]")
_BY_WHAT = re.compile(
    "(?:[它他她]们?|人家|对方|[这该](?:个|家)?(?:局|委|部门|单位))?(?:都|又|是|具体|打算|准备|要)*"
    "(?=(?:[靠用拿]|通过|采[取用]|有)(?:什么|哪些|哪几)|怎么|怎样|如何)"
)
_A_VERB = 2  # characters, as an adverb has
_LONGEST = 20  # characters of a message that asks more of the same


def asked_further(text: str, whole: str, reader: Reader) -> str:
    """The whole question that a normalised message asks after `whole`; empty where it is about something else."""
    message = without_lead(text)
    if not (whole and message):
        return ""
    ways = (_set_against, _how_done, _still, _more)
    return next(filter(None, (way(message, whole, reader) for way in ways)), "")


def _set_against(message: str, whole: str, reader: Reader) -> str:
    """The thing of the question before against another one of the same time and place (跟融资担保公司哪个多)."""
    against = _AGAINST.match(message)
    if not against:
        return ""
    other, before = take_apart(against["other"], reader), take_apart(whole, reader)
    named = "".join(other.text[slice(*span)] for span in other.things)
    if other.mentions or not (named and before.things) or not reader.written(named):
        return ""
    return f"{topic_of(before, message)}{message}"


def _how_done(message: str, whole: str, reader: Reader) -> str:
    """By what means the unit asked for does its task (他们靠什么手段推), asked of the task."""
    how, before = _BY_WHAT.match(message), take_apart(whole, reader)
    if not (how and asks_who(before)) or intent_spans(message).keys() & {"procedure", "duties"}:
        return ""
    return joined(topic_of(before, message), message[how.end() :])


def done_by(text: str, whole: str, reader: Reader) -> str:
    """What else the thing asked about does or has, by a verb that the documents say of it (签了多少项目, 入围项目)."""
    message = without_lead(text)
    now = take_apart(message.rstrip("?？。"), reader)
    led = _VERB.match(message)
    if not (whole and led) or len(message) > _LONGEST or now.mentions or now.fields:
        return ""
    before = take_apart(whole, reader)
    start, end = min([*before.things, *before.fields], default=(0, 0))
    said = [now.text[slice(*span)].rstrip("了过") for span in now.things]
    if (
        not (end and said)
        or _VERB.match(whole, start)
        or not all(reader.together(whole[start:end], word) for word in said)
    ):
        return ""
    verb = _VERB.search(whole, end)
    stop = min([s for s, _ in before.asking if s >= end], default=len(whole))
    return f"{whole[: min(stop, verb.start() if verb else stop)]}{now.text}"


def _still(message: str, whole: str, reader: Reader) -> str:
    """Whether that still holds, of which the message tells besides that the asker has had it (一直在领,今年还发吗)."""
    *told, asking = pieces_of(message) or [""]
    holds = in_force_spans(asking) or "validity" in intent_spans(asking)
    if (
        not (told and holds)
        or _HOW_MANY.search(_SOME.sub("", message))
        or any(asks(_SOME.sub("", piece)) for piece in told)
        or _names_thing(message, whole, reader)
    ):
        return ""
    return joined(topic_of(take_apart(whole, reader), asking), asking)


def _more(message: str, whole: str, reader: Reader) -> str:
    """More of the same by a sentence that names nothing else that a document knows (是纯给钱还是也给房子)."""
    bare = message.rstrip("?？。")
    if len(bare) > _LONGEST or not _SAID.search(bare) or _OF_ELSE.search(bare) or bare.endswith(("呢", "咧")):
        return ""
    now, before = take_apart(bare, reader), take_apart(whole, reader)
    named = [now.text[slice(*span)] for span in now.things]
    if now.mentions or now.fields or not any(map(names_thing, named)) or not (before.things or before.fields):
        return ""
    if any(word in whole for word in named) or read_attribute(bare) or not read_intents(bare) <= _OF_A_KIND:
        return ""
    topic = topic_of(before, message)
    return joined(topic, bare) if topic and not _names_thing(message, whole, reader) else ""


def _names_thing(message: str, whole: str, reader: Reader) -> bool:
    """Whether a message names something that the documents know, and that the question before did not name."""
    now = take_apart(message, reader)
    generic = load_data("fillers.yaml")["things"]
    words = [now.text[slice(*span)] for span in now.things]
    new = [word for word in words if word not in whole and word not in generic]
    return bool(now.fields) or any(reader.written(word) for word in new if names_thing(word) or len(word) > _A_VERB)
