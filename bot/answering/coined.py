"""What a collective name stands for: the words that explain it (六区是哪六个), or a row of as many (三张网是哪三张)."""

import re
from collections.abc import Iterable, Iterator

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import covers_of
from bot.drafting import Draft, Source
from policy_corpus.parsing.numbering import han_to_int
from retrieval.grams import grams
from retrieval.sentences import Sentence

FEWEST = 3  # things in a row that are a list
NAMED = 0.5  # share of the other words asked about that the clause of a row must have
_NUMBER = r"(?P<count>\d+|[两二三四五六七八九十]+)[大个项条家类种张朵片块座步级]?"
_NOUN = '[“"]?(?P<noun>[\u4e00-\u9fff]{1,4}?)[”"]?'
_COUNTED = re.compile(
    f"(?:哪|[分是为成]){_NUMBER}的?{_NOUN}(?=[?？,，。]|$|分别|都?[是有叫指]|[各挨逐依念报数])"
    f"|(?<![第\\d一二两三四五六七八九十]){_NUMBER.replace('count', 'number')}{_NOUN.replace('noun', 'name')}"
    "(?=(?:分别|具体|都|各)?(?:是|有|叫|指)(?:的是)?(?:哪|什么|啥)|[各挨逐依念报数])"
)
_ENDS = re.compile("[，,。；;：:（）()]")
_LEADS = re.compile("^.*(?:成为|打造成?|建设|推行|梳理|为)(?=.{2,})")  # before the first thing of a row
_QUOTED = re.compile('(?:[“"][^”"]{2,12}[”"][、和及与]?){3,}')


def answer_coined(inquiry: Inquiry) -> Draft | None:
    """The explanation of each coined name asked about; None where the documents explain none of them."""
    question, corpus = inquiry.question, inquiry.kit.corpus
    if not (question.asks("list", "definition") or _COUNTED.search(question.text)):
        return None
    draft, asked = Draft("answered"), question.facets.documents
    for name in _named(question.text, inquiry.kit.coined):
        for clause_id, words in inquiry.kit.coined[name]:
            clause = corpus.clauses[clause_id]
            if not asked or clause.document_id in asked:
                source = Source.of_quote(clause, words)
                draft.say(inquiry.shown(source), source)
    return draft if draft.lines else _answer_row(inquiry)


def _answer_row(inquiry: Inquiry) -> Draft | None:
    """The sentence that names as many things of the kind in a row; None where none does, or several name others."""
    asked = _COUNTED.search(inquiry.question.text)
    count, noun = (asked["count"] or asked["number"], asked["noun"] or asked["name"]) if asked else ("", "")
    if not noun or han_to_int(count) < FEWEST:
        return None
    rows = [(s, row) for s in _sentences(inquiry) for row in _rows(s.text, noun) if len(row) == han_to_int(count)]
    words = [word for word in inquiry.question.subject.split() if word not in noun and noun not in word]
    fit = [(_fit(inquiry, sentence, words), sentence, row) for sentence, row in rows]
    best = [(s, row) for score, s, row in fit if score == max(each[0] for each in fit) and score >= NAMED]
    if not best or any(set(row) != set(best[0][1]) for _, row in best):
        return None
    source = Source.of_sentence(best[0][0])
    return Draft("answered").say(inquiry.shown(source), source)


def _sentences(inquiry: Inquiry) -> Iterator[Sentence]:
    """The sentences of the documents asked about, of all where none is named."""
    kit, documents = inquiry.kit, inquiry.question.facets.documents
    for id_ in documents or kit.corpus.documents:
        for clause in kit.corpus.documents[id_].clauses:
            yield from kit.sentences_of(clause.id)


def _rows(text: str, noun: str) -> Iterator[list[str]]:
    """The rows of things in a text that all are of the kind."""
    rows = [re.split("、|和|及|与", run) for run in _ENDS.split(text)]
    rows += [re.findall('[“"]([^”"]+)', quoted[0]) for quoted in _QUOTED.finditer(text)]
    for row in rows:
        first = row[0][row[0].rfind(noun) :] if row[-1].startswith(noun) else _LEADS.sub("", row[0])
        items = [first, *row[1:-1], re.sub(f"(?<={noun})的.*$", "", row[-1])]
        if all(noun in item[-len(noun) - 1 :] or noun in item[: len(noun) + 1] for item in items):
            yield items


def _fit(inquiry: Inquiry, sentence: Sentence, words: list[str]) -> float:
    """How much of what else is asked the clause of a sentence has; more where it is of the area and the year named."""
    facets, clause = inquiry.question.facets, inquiry.kit.corpus.clauses[sentence.clause_id]
    held = inquiry.kit.grams_of(clause.id) | frozenset(grams(inquiry.kit.canonical(clause.clean_text)))
    share = sum(each for _, each in covers_of(inquiry, words, held)) / len(words) if words else 1.0
    named = {m.value for m in inquiry.kit.gazetteer.find(sentence.text) if m.kind == "districts"}
    period = inquiry.kit.plan_periods.get(clause.document_id, (0, 0))
    return share + bool(named & set(facets.districts)) + (not facets.years or period[1] in facets.years)


def _named(text: str, names: Iterable[str]) -> list[str]:
    """The names in a text; of some in one word (“一城六区多园”) those that stand alone as well, where there are any."""
    found = [name for name in names if name in text]
    alone = re.sub(f"(?:{'|'.join(found)}){{2,}}", "", text) if found else ""
    return [name for name in found if name in alone] or found
