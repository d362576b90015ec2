"""What a document only seeks (争取, 探索) is not in force: said first where it is asked whether it is."""

import re
from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import covers_of
from bot.drafting import Draft, Line, Source
from bot.understanding.several import pieces_of
from retrieval.grams import grams
from retrieval.sentences import Sentence

_ASKED = re.compile(
    "生效|落地|兑现|(?:已经?|早就|[都就])[^,]{1,16}[吗吧没嘛么了][?？]?$|了(?:吗|么|没有?|吧|嘛|不)[?？]?$|[设建批办开弄做][了好成]?没有?[?？]?$"
    "|(?<![才不])能(?!源|力|效|耗|量)[^,]{1,14}(?:吗|么|嘛|不|了|吧)[?？]?$|可不?可以|能不能|享受|还?有效[吗么不]"
)
_SOUGHT = re.compile("(?:积极)?(?:争取|谋划)|探索|探讨|研究(?=制定|设立|建立|扩大|从)")
_NUMBER = re.compile(r"^(?:[(（]\d+[)）]|\d+[.、．])\s*")
_STRETCH = re.compile("[^,，;；:：]+")
ADVERB, LONGEST = 3, 4  # characters that may stand before the word of seeking (要, 继续), and of that word


def lead_with_sought(inquiries: Sequence[Inquiry], draft: Draft) -> None:
    """Say first that what is quoted is only sought, where the message asks whether it holds or can be had."""
    if not any(_ASKED.search(piece) for one in inquiries for piece in pieces_of(one.question.text)):
        return
    told = next((line for line in draft.lines if line.sources and not line.notice), None)
    sentences = [s for source in told.sources for s in _sentences(inquiries[0], source)] if told else []
    word = next(filter(None, (_sought_in(one, s) for one in inquiries for s in sentences)), "")
    if told and word:
        draft.lines.insert(draft.lines.index(told), Line(f"文件没有写明已经实行，写的是“{word}”。", told.sources))


def _sentences(inquiry: Inquiry, source: Source) -> list[Sentence]:
    return [s for s in inquiry.kit.sentences_of(source.clause_id) if source.overlaps(s)]


def _sought_in(inquiry: Inquiry, sentence: Sentence) -> str:
    """The word of seeking under which a sentence says the thing: at its own start, or that of the thing's stretch."""
    stretches = _STRETCH.findall(_NUMBER.sub("", sentence.text))
    if not stretches:
        return ""
    opening = (said[: ADVERB + LONGEST] for said in (stretches[0], _of_it(inquiry, stretches)))
    return next((match[0] for match in map(_SOUGHT.search, opening) if match), "")


def _of_it(inquiry: Inquiry, stretches: list[str]) -> str:
    """The stretch that has most of what the question is about."""
    words = inquiry.question.subject.split()
    held = [frozenset(grams(inquiry.kit.canonical(said))) for said in stretches]
    shares = [sum(share for _, share in covers_of(inquiry, words, own)) for own in held]
    return stretches[shares.index(max(shares))]
