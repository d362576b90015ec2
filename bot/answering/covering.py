"""What a message asks in another of its parts, and a sentence beside the one quoted says (…，要建成什么中心)."""

import re

from bot.answering.assurance import lacking
from bot.answering.figures import answer_figures
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import leaves_open_what
from bot.answering.sufficiency import covers_of
from bot.answering.wanted import lacks_number, shows_number_wanted, wants_number
from bot.drafting import Draft, Source
from bot.understanding.coordination import asks_or_whether
from bot.understanding.question import find_subject
from bot.understanding.several import pieces_of
from retrieval.grams import grams
from retrieval.sentences import Sentence

MORE = 0.2  # by which a sentence must say more of a part than what is quoted, of its words and of nearness together
LONGEST = 360  # characters of a sentence that is quoted beside another
_WHETHER = re.compile("(?:有|能|可以|给|优先|得|行|要|许|管)[\u4e00-\u9fff]{0,12}[不没]$")  # 有优惠没
_ENDS = re.compile("[。！？；.!?;]$")  # a heading does not
MOST = 4  # parts of one message that are looked at


def cover_parts(inquiry: Inquiry, draft: Draft, recorded: bool = False) -> None:
    """Quote besides, of the clauses quoted, the sentence that says a part of the message far better.

    What a record states need not name its subject (`recorded`): there a sentence must be nearer to the part as well.
    """
    parts = _parts(inquiry, recorded)
    for part, words in parts if 1 < len(parts) <= MOST else ():
        told = _told_beside(inquiry, draft, part, words, recorded)
        if told:
            draft.covered.append(part)
            draft.say(inquiry.shown(Source.of_sentence(told)), Source.of_sentence(told))


def cover_number(inquiry: Inquiry, draft: Draft) -> None:
    """Quote besides, of the clauses quoted, the sentence with the number that is asked for and not shown."""
    question, cited = inquiry.question, {source.clause_id for source in draft.sources()}
    shown = "".join(map(inquiry.shown, draft.sources()))
    if not wants_number(question) or not lacks_number(question, shown):
        return
    telling = (r.sentence for r in inquiry.ranked if r.sentence.clause_id in cited)
    if told := next((s for s in telling if shows_number_wanted(question, s.text)), None):
        draft.say(inquiry.shown(Source.of_sentence(told)), Source.of_sentence(told))


def cover_count(inquiry: Inquiry, draft: Draft) -> None:
    """State besides how many there are in an area that is named, where how much is asked of what is supported there."""
    counted = answer_figures(inquiry) if inquiry.question.named.districts and leaves_open_what(inquiry) else None
    if counted and counted.status == "answered" and lacking(inquiry, counted, "figure") is None:
        draft.joined([Draft("answered").say("如果问的是数量："), counted])


def _parts(inquiry: Inquiry, recorded: bool) -> list[tuple[str, list[str]]]:
    """The parts that ask something, with what each is about.

    One that names nothing takes what stands before it, but not where a record has found that already.
    """
    kit, parts, before = inquiry.kit, list[tuple[str, list[str]]](), ""
    for piece in pieces_of(inquiry.question.text):
        asking = asks_or_whether(piece) or _WHETHER.search(piece) is not None
        words = find_subject(piece, kit.gazetteer, kit.segmenter).split() if asking else []
        whole = f"{before},{piece}" if before and not (words or recorded) else piece
        if asking:
            parts.append((whole, words or find_subject(whole, kit.gazetteer, kit.segmenter).split()))
        before = "" if asking else piece
    return parts


def _told_beside(inquiry: Inquiry, draft: Draft, part: str, words: list[str], recorded: bool) -> Sentence | None:
    """The sentence of a quoted clause, not quoted itself, that says more of a part of the message.

    Where none has more of its words, what the part means is not asked for.
    """
    kit, sources = inquiry.kit, draft.sources()
    sentences = [s for id_ in dict.fromkeys(each.clause_id for each in sources) for s in kit.sentences_of(id_)]
    quoted = [s for s in sentences if any(source.overlaps(s) for source in sources)]
    beside = [s for s in sentences if s not in quoted and _ENDS.search(s.text) and len(s.text) <= LONGEST]
    if not (words and quoted and beside):
        return None
    said = _covered(inquiry, words, quoted)
    more = {s.ordinal: _more(_covered(inquiry, words, [s]), said) for s in beside}
    if not any(more.values()):
        return None
    asked = kit.evidence.bank.nearest(kit.canonical(part), kit.embed(part)).answered
    near = max(asked[s.ordinal] for s in quoted)
    gains = {s.ordinal: more[s.ordinal] + float(asked[s.ordinal] - near) for s in beside}
    best = max(beside, key=lambda s: gains[s.ordinal])
    nearer = not recorded or asked[best.ordinal] > near
    return best if nearer and gains[best.ordinal] > MORE else None


def _covered(inquiry: Inquiry, words: list[str], sentences: list[Sentence]) -> list[float]:
    """The share of each word that stands in the sentences."""
    held = frozenset(grams(inquiry.kit.canonical("\n".join(s.text for s in sentences))))
    return [share for _, share in covers_of(inquiry, words, held)]


def _more(covered: list[float], said: list[float]) -> float:
    """The share of the words that stand in one and not in the other."""
    return sum(max(0.0, one - other) for one, other in zip(covered, said, strict=True)) / len(said)
