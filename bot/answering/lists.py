"""Questions that want things named: whether a clause sets out as many as are asked for."""

import re

from policy_corpus.parsing.numbering import han_to_int
from retrieval.sentences import Sentence

FEWEST = 3  # things to name from which a list is meant
ENUMERATOR = re.compile(
    r"^(?:\*\*)?(?:第[一二三四五六七八九十]+[，,]|[一二三四五六七八九十]是|[（(]\d+[)）]|——|\d+[.、])"
)
_NUMERAL = r"(\d+|[两二三四五六七八九十]+)"
_COUNTED = re.compile(
    rf"哪{_NUMERAL}[大个项条家类种区步级]|{_NUMERAL}[个项条家类种大步][^的]{{0,12}}(?:名单|列一下|列出|分别是|都是谁|是谁|[是有叫]+(?:哪(?!一?个?[年月天])|什么(?!时)|啥(?!时)))"
    rf"|{_NUMERAL}[种类大][\u4e00-\u9fff]{{2,6}}[?？]?$|那{_NUMERAL}[个项条家类种][?？]?$"
)
_OTHERS = re.compile("哪些|什么|啥")  # before a count: what is to be named is something else (哪些成果入选十大进展)
_REST = re.compile(rf"{_NUMERAL}[项个家条类种所座].{{0,40}}(?:另外|其余|其他|剩下|还有).{{0,6}}(?:叫|是|哪|有|都|名)")
_COINED = re.compile(
    rf"[“「\"]({_NUMERAL}个[\u4e00-\u9fff]{{1,6}})[”」\"].{{0,8}}(?:哪|什么|啥)"
)  # “两个一公里”指哪两个
_EXPLAINS = re.compile("即|包括|分别|指的?是|[:：]")
_RUNS = (
    ("[，,。；;:：（）()的和]", "、|”“"),
    ("[，,。；;:：（）()的]", "、|”“|和"),
    ("[，,。；;:：（）()的]", "、|”“"),
    ("[，,。；;:：“”的]", "-"),
)  # where a run ends, what joins it
_NAMES_ASKED = re.compile(
    "名单|名录|叫(?:什么|啥)|[有是]谁|[有是]哪(?:些|[几两三四五六七八九十\\d]+[家个所位名])|哪些(?:企业|公司|单位|机构|人)"
)
_OF_BODIES = "(?:家|个|所|位|名|人)"
_SEPARATOR = re.compile("[、；;，,]")


def asked_count(text: str) -> int:
    """How many things are to be named (哪四步, 六区是哪六个); 0 where the question gives no number."""
    match = _COUNTED.search(text)
    if match and match[0][-1] not in "?？" and _OTHERS.search(text[: match.start()]):
        return 0
    return han_to_int(next(filter(None, match.groups()))) if match else 0


def lacks_list(question: str, clause_text: str, sentences: list[Sentence]) -> int:
    """The number of things asked for, where the clause does not set out as many; 0 where it does."""
    coined = _COINED.search(question)
    if coined and not any(_sets_out(s, coined) for s in sentences):
        return han_to_int(coined[2])
    rest = _REST.search(question)
    count = han_to_int(rest[1]) if rest else asked_count(question)
    if count < (2 if rest else FEWEST):
        return 0
    enumerated = sum(bool(ENUMERATOR.match(s.text)) for s in sentences)
    named = [s for s in sentences if re.search(f"(?<!\\d){count}[项个家条类种所大]", s.text)]
    if named:
        tied = [group for group in sentence_groups(sentences) if any(s in named for s in group)]
        names_all = any(_names_all(s, count) for s in named) or any(holds_items(group, count) for group in tied)
        return 0 if enumerated >= count or names_all else count
    longest = max(len(_SEPARATOR.findall(line)) for line in re.split("[。\n]", clause_text)) + 1
    return 0 if max(longest, enumerated) >= count else count


def _names_all(sentence: Sentence, count: int) -> bool:
    """Whether a sentence names as many things, or says so itself (甲、乙或者丙、丁等4项)."""
    summed = re.search(f"等{count}[项个家条类种所大]", sentence.text)
    so_called = summed is not None and sentence.text[: summed.start()].count("、") + 2 >= count
    return so_called or holds_items([sentence], count)


def _sets_out(sentence: Sentence, coined: re.Match[str]) -> bool:
    """Whether a sentence that has the coined name also sets out as many things, or is said to."""
    before, name, after = sentence.text.partition(coined[1])
    if not name:
        return False
    items = len(re.findall("、|和|-|”“", re.split("[,，。；;：:]", before)[-1])) + 1
    return items == han_to_int(coined[2]) or _EXPLAINS.search(after[:12]) is not None


def names_several(text: str) -> bool:
    """Whether a text names enough things in a row to be a list itself."""
    return any(run.count("、") + run.count("”“") + 1 >= FEWEST for run in re.split("[，,。；;：:]", text))


def asks_names(question: str) -> bool:
    """Whether it is asked which ones there are of something that can be counted, and no more (孵化器分别叫什么)."""
    return _NAMES_ASKED.search(question) is not None


def only_counts(text: str, thing: str) -> bool:
    """Whether a text says of a thing nothing but how many there are, wherever it speaks of it."""
    runs = [run for run in re.split("[,，。;；、]", text) if thing in run]
    counted = re.compile(
        f"{re.escape(thing)}[^\\d]{{0,6}}\\d+余?{_OF_BODIES}|\\d+余?{_OF_BODIES}[^\\d]{{0,8}}{re.escape(thing)}"
    )
    named = re.compile(
        f"等\\d+余?{_OF_BODIES}|、[^,，。;；、]{{1,12}}\\d+余?{_OF_BODIES}[^\\d]{{0,8}}{re.escape(thing)}"
    )
    return bool(runs) and all(map(counted.search, runs)) and not named.search(text)


def sentence_groups(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Sentences between full stops: those that semicolons tie together."""
    groups: list[list[Sentence]] = [[]]
    for sentence in sentences:
        groups[-1].append(sentence)
        if not sentence.text.endswith(("；", ";")):
            groups.append([])
    return [group for group in groups if group]


def holds_items(group: list[Sentence], count: int) -> bool:
    """Whether the sentences set out exactly `count` things in a row."""
    text = "".join(s.text for s in group)
    runs = (len(re.findall(joint, run)) + 1 for ends, joint in _RUNS for run in re.split(ends, text))
    return count in runs or len(re.findall("[;；]", text)) + 1 == count
