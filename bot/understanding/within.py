"""Which of the documents that a question names it asks of: the others are only mentioned."""

import re

from bot.understanding.question import Question

# What asks for another document than the one named, or of what comes after it and stands beside it.
_BESIDE = re.compile(
    "[之以]后|结束后|到期后|[之以]外|(?<![扣免消清废解排])除了?(?!尘)|而不是|不(?:是|按|看|算|含)|根据|依据|衔接|关系|替代|取代|承接|沿用|后续|延续"
    "|(?:哪|其他|其它|别的|另外?|还有|新)(?:[个份些]|一份)?(?:文件|政策|规划|方案|计划)"
)
_PERIOD = re.compile('十[二三四五六]五(?![”"]?(?:科技|科创|规划|方案|文件|计划|里|中|规定|[说写提]))')  # a time

_DURING = re.compile('十[二三四五六]五[”"]?(?:期间|时期)')


def asked_within(question: Question) -> tuple[str, ...]:
    """The documents that an answer must come from; none where they are compared, only dated by, or stood beside."""
    named = tuple(id_ for id_ in question.facets.documents if id_ in question.named.documents)
    if not named or _BESIDE.search(question.text) or (len(named) == 1 and _DURING.search(question.text)):
        return ()
    if len(question.named.documents) == 1 and (question.asks("compare") or _dates(question)):
        return ()
    return named


def _dates(question: Question) -> bool:
    """Whether the plan named is only the time of a question about a district (高新区十四五的高企)."""
    placed = any(district != "city" for district in question.named.districts)
    return placed and _PERIOD.search(question.text) is not None
