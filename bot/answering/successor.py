"""Whether a new document follows one that is named (到期以后有没有新方案): none of those held says so."""

import re

from bot.answering.documents import own_document, say_validity
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft

_PAPER = "(?:方案|政策|文件|办法|规定|规划|计划|版本?)"
_NEW = re.compile(
    rf"接(?:替|续|档)|取代|替代|(?<!高)新(?:的|一轮|一版|一期|出的?|发的?)?(?:[一二三四五]年)?(?:行动)?{_PAPER}|下一(?:版|轮|期|份)|后续的?{_PAPER}"
)
_AFTER = re.compile("到期|过期|失效|结束|期满|以后|之后|完了|[^然随前]后|接(?:替|续|档)|取代|替代")
_BEFORE = re.compile("(?:取代|替代|代替)了")  # what it followed itself
_ASKS = re.compile("有没有|有无|是否|[吗么没][?？]?$|叫(?:什么|啥)|是(?:什么|啥|哪)|哪[份个一]|(?:什么|啥)(?:时候|名)")


def answer_successor(inquiry: Inquiry) -> Draft | None:
    """That no document held says what follows the one named; None where a later one of its place is held."""
    question, replies = inquiry.question, inquiry.kit.replies
    if _BEFORE.search(question.text) or not all(words.search(question.text) for words in (_NEW, _AFTER, _ASKS)):
        return None
    documents = question.named.documents or own_document(inquiry)
    if len(documents) != 1 or inquiry.kit.editions.later.get(documents[0]):
        return None
    name = inquiry.kit.corpus.documents[documents[0]].document.short_title
    draft = Draft("not_found").say(replies.render("not_found_successor", document=name))
    say_validity(inquiry, draft, documents[0])
    return draft
