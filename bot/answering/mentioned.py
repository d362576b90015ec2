"""Whether a document mentions a thing at all (三年计划提没提元宇宙): the sentence that does, or that none does."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Source
from bot.understanding.facets import KINDS, without
from bot.understanding.question import carries_nothing
from bot.understanding.within import asked_within
from retrieval.grams import grams
from retrieval.parts_of_speech import names_thing, only_does, only_modifies
from retrieval.sentences import Sentence
from retrieval.synonyms import related_words

_MENTIONS = re.compile(
    "([提写说讲])没有?\\1[到过及]?|有没有(?:[提写说讲]|涉及)?[到过及]?|有无(?:提|写|涉)及?"
    "|是[否不]+是?(?:[提写说讲]|涉及)[到过及]?|(?:曾经?|有)?(?:[提写说讲][到过及]|涉及)|(?<=[里中头面])有(?=.{1,12}[吗么])"
)
_LAST = re.compile(
    "(?:这|那)?(?:方面|一?[块项])?的?(?:内容|事儿?|说法|字眼|字样|规定|表述)?(?:没有?|了|过|吗|么|嘛|呢|[?？。])*$"
)
_FIRST = re.compile('^(?:了|过|要|说|关于|要?(?:搞|建(?!设))个?|[,，:：“"])+')
_OF_A_MENTION = frozenset({"existence", "definition", "validity"})
MOSTLY = 0.75  # share of a long word's character pairs with which a sentence speaks of it (人工智能协会: …产业协会)
LONG = 4  # characters of a long word
LONGEST = 14  # characters of what is asked for: more than that is a sentence, and may be put in many ways


def answer_mentioned(inquiry: Inquiry) -> Draft | None:
    """The sentence of the document named that has the thing, or that it has none; None where that is not asked."""
    within, thing = asked_within(inquiry.question), mention_asked(inquiry)
    words = _words(inquiry, thing) if within and thing else []
    if not words:
        return None
    sentences = _sentences(inquiry, within)
    for parts, share in ((["".join(words)], 1.0), (words, 1.0), (words, MOSTLY)):
        held = next((s for s in sentences if all(_holds(inquiry, s, part, share) for part in parts)), None)
        if held:
            return Draft("answered").say(inquiry.shown(Source.of_sentence(held)), Source.of_sentence(held))
    forms = ([word, *(related_words([word]) if not inquiry.kit.written(word) else ())] for word in words)
    if all(any(_holds(inquiry, s, form, MOSTLY) for s in sentences for form in each) for each in forms):
        return None  # each of them somewhere, or what a spoken one stands for: it may be put in other words
    named = "、".join(f"《{inquiry.kit.corpus.documents[id_].document.short_title}》" for id_ in within)
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_mentioned", documents=named, thing=thing))


def mention_asked(inquiry: Inquiry) -> str:
    """What the message asks whether it is mentioned; empty where it asks something else."""
    question = inquiry.question
    mentions = _MENTIONS.search(question.text) if asks_whether(question.text) else None
    if not mentions or question.follow_up or question.facets.clauses or question.intents - _OF_A_MENTION:
        return ""
    after = _FIRST.sub("", _LAST.sub("", question.text[mentions.end() :]))
    before = without(question.text[: mentions.start()], inquiry.kit.gazetteer, KINDS).strip(" 的里中头面,")
    named = without(after, inquiry.kit.gazetteer, KINDS) != after  # a place, a unit or a level, told by their own words
    return "" if named or (after and before) or len(after or before) > LONGEST else after or before


def _words(inquiry: Inquiry, thing: str) -> list[str]:
    """The words of the thing; a single noun belongs to the word beside it (碳交易, 无人船)."""
    words, alone = list[str](), ""
    for word, _, _ in inquiry.kit.segmenter.cuts(thing):
        if len(word) == 1 and words and names_thing(word):
            words[-1] += word
        elif len(word) == 1:
            alone = word if names_thing(word) else ""
        elif not (carries_nothing(word) or only_modifies(word) or (only_does(word) and not words)):
            words.append(alone + word)
            alone = ""
    return words


def _sentences(inquiry: Inquiry, within: tuple[str, ...]) -> list[Sentence]:
    """The sentences of the documents, those first that the evidence puts first."""
    ranked = [r.sentence for r in inquiry.ranked if r.sentence.document_id in within]
    kit = inquiry.kit
    clauses = (clause for id_ in within for clause in kit.corpus.documents[id_].clauses)
    return [*ranked, *(sentence for clause in clauses for sentence in kit.sentences_of(clause.id))]


def _holds(inquiry: Inquiry, sentence: Sentence, word: str, share: float) -> bool:
    """Whether a sentence has a word, or of a long one a share of it."""
    text, own = inquiry.kit.canonical(sentence.text), inquiry.kit.canonical(word)
    pairs = grams(own)
    long = share < 1 and len(pairs) >= LONG - 1 and len(own) <= LONGEST
    return own in text or (long and sum(pair in text for pair in pairs) >= share * len(pairs))
