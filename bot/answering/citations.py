"""Where and to what end the documents cite one that is not held (哪份文件提过众创十二条, 69号文在2018方案里怎么用)."""

import re
from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.facts.references import name_key
from policy_corpus.model import Reference
from retrieval.sentences import Sentence

_ASKED = re.compile(
    "哪(?:[份个些几]|一份)?(?:政策|文件|方案|规划|计划|地方|条|章|里|儿|处)?[^,。;?]{0,6}(?:提|引|写|出现|说)(?:到|过|及|的|了)?"
    "|出现在哪|(?:提|引用?)(?:到|过|及)[^,。;]{0,10}哪|怎么(?:用|提|引)|[拿用]来(?:干|做)|起(?:什么|啥)作用"
)
MOST = 3  # sentences quoted


def answer_citation(inquiry: Inquiry, named: Sequence[Reference]) -> Draft | None:
    """The sentences that name the document, of the one asked within; None where something else is asked."""
    if not _ASKED.search(inquiry.question.text):
        return None
    names = [{name_key(name) for name in (one.name, *one.aliases) if name} for one in named]
    within = inquiry.question.named.documents or tuple(inquiry.kit.corpus.documents)
    sentences = [
        sentence
        for id_ in within
        for clause in inquiry.kit.corpus.documents[id_].clauses
        for sentence in inquiry.kit.sentences_of(clause.id)
    ]
    counts = [(_count(sentence, names), sentence) for sentence in sentences]
    most = max((count for count, _ in counts), default=0)
    naming = [sentence for count, sentence in counts if count == most and count]
    draft = Draft("answered")
    for sentence in naming[:MOST]:
        source = Source.of_sentence(sentence)
        draft.say(inquiry.shown(source), source)
    return draft if draft.lines else None


def _count(sentence: Sentence, names: Sequence[set[str]]) -> int:
    """How many of the documents a sentence names."""
    words = name_key(sentence.text)
    return sum(any(name in words for name in each) for each in names)
