"""Signs of an answer from documents of which nobody has written questions: how like the question it is."""

import re
from collections.abc import Iterable

from bot.answering.inquiry import Inquiry
from bot.answering.spoken import Shares, shares
from bot.answering.sufficiency import SPOKEN
from bot.answering.wanted import lacks_number, shows_number_wanted, wants_number
from bot.drafting import Draft, Source
from bot.understanding.patterns import load_data
from bot.understanding.preamble import asked_words
from retrieval.grams import grams
from retrieval.parts_of_speech import names_thing

_FAR, _NEAR = (
    0.80,
    0.92,
)  # e5's cosines of a paragraph that has little to do with a question, and of one that answers it

# Words that only ask, and seams of two words that no dictionary has (几天内|要去).
_ASKING = re.compile("(?:负责|主管|管理|牵头)+|.*(?:多[大少高]|几).*")
_SEAM = re.compile("[我你他俺咱要能得给让把被还就才都再没完时].|.[去要时了着过]")

_WHETHER = re.compile("吗[?？。]?$|能不能|可不可以|有没有|是否")
_HOW_MANY = re.compile("多[少大高长]|(?<!好)几")
_ASKS_TERMS = re.compile("具体|条件|标准|目录|细则|名单|怎么算|怎么定|多少|几")
_DEFERS = re.compile("另行(?:制定|规定|公布|通知)|由[^，。；]{2,24}(?:制定|公布|[确核]定)[^，。；]{0,8}[。；]?$")


def is_unasked(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether all that a draft cites is of documents that no reviewed question was written of."""
    asked, clauses = inquiry.kit.evidence.bank.documents, inquiry.kit.corpus.clauses
    return all(clauses[source.clause_id].document_id not in asked for source in draft.sources())


def of_other_documents(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a draft cites reviewed documents alone, and the best sentence is of one that nobody reviewed.

    A question that names a document means it.
    """
    corpus, sources = inquiry.kit.corpus, draft.sources()
    if not (inquiry.kit.any_subject and inquiry.ranked and sources) or inquiry.question.facets.documents:
        return False
    best = corpus.document_of(inquiry.ranked[0].sentence.clause_id)
    return not best.reviewed and all(corpus.document_of(source.clause_id).reviewed for source in sources)


def by_likeness(inquiry: Inquiry, draft: Draft) -> dict[str, float]:
    """The signs, each 0 to 1."""
    cited = [source.clause_id for source in draft.sources()]
    held = frozenset(pair for clause_id in cited for pair in inquiry.kit.grams_of(clause_id))
    telling = _telling(inquiry, cited, shares(inquiry, _subject(inquiry), held))
    things = _telling(inquiry, cited, shares(inquiry, _things(inquiry), held))
    # Whoever asks whether there is a limit or a share wants no number.
    whether = _WHETHER.search(inquiry.question.text) and not _HOW_MANY.search(inquiry.question.text)
    numbered = not whether and wants_number(inquiry.question)
    meant = max((inquiry.meant.get(id_, 0.0) for s in draft.sources() for id_ in _paragraphs(inquiry, s)), default=0.0)
    return {
        "unasked": 1.0,
        "figure_lacking": float(
            numbered
            and not draft.figures
            and lacks_number(inquiry.question, "".join(map(inquiry.shown, draft.sources())))
        ),
        "number_apart": _number_apart(inquiry, draft) if numbered and telling else 0.0,
        "things_missing": _unspoken(things),
        "words_missing": _unspoken(telling),
        "deferred": float(_is_deferred(inquiry)),
        "meant": _scaled(meant, _FAR, _NEAR),
    }


def unspoken_of(inquiry: Inquiry, clause_id: str) -> tuple[float, float]:
    """Of the words of the subject, and of the nouns asked about, the shares that a clause does not speak of."""
    held = inquiry.kit.grams_of(clause_id)
    spoken = (shares(inquiry, words, held) for words in (_subject(inquiry), _things(inquiry)))
    words, things = (_unspoken(_telling(inquiry, [clause_id], each)) for each in spoken)
    return words, things


def _is_deferred(inquiry: Inquiry) -> bool:
    """Whether terms are asked for that the best sentence leaves to be set elsewhere (由…另行制定)."""
    asks = _ASKS_TERMS.search(inquiry.question.text) and not (
        inquiry.question.asks("department", "validity", "when") or "谁" in inquiry.question.text
    )
    return bool(asks and inquiry.ranked and _DEFERS.search(inquiry.ranked[0].sentence.text))


def _telling(inquiry: Inquiry, cited: Iterable[str], shares: Shares) -> Shares:
    """The words that tell one clause from another: those of the place and of the cited documents' titles do not."""
    titles = {inquiry.kit.corpus.document_of(clause_id).title for clause_id in cited}
    titled = frozenset(pair for title in titles for pair in grams(inquiry.kit.canonical(title)))

    def is_titled(word: str) -> bool:
        pairs = grams(inquiry.kit.canonical(word))
        return bool(pairs) and sum(pair in titled for pair in pairs) >= SPOKEN * len(pairs)

    def is_none(word: str) -> bool:
        return bool(_ASKING.fullmatch(word) or _SEAM.fullmatch(word)) or inquiry.kit.places.named(word)

    return [(word, share) for word, share in shares if not (is_none(word) or is_titled(word))]


def _subject(inquiry: Inquiry) -> list[str]:
    return asked_words(inquiry.question.text, inquiry.question.subject)


def _things(inquiry: Inquiry) -> list[str]:
    """The nouns of the question, those that no subject is made of (政策, 标准) aside."""
    generic = set(load_data("fillers.yaml")["things"])
    words = dict.fromkeys(word for word, _, _ in inquiry.kit.segmenter.cuts(inquiry.question.text))
    return [word for word in words if len(word) > 1 and word not in generic and names_thing(word)]


def _unspoken(shares: Shares) -> float:
    """Share of the words that are not spoken of."""
    return sum(share < SPOKEN for _, share in shares) / len(shares) if shares else 0.0


def _number_apart(inquiry: Inquiry, draft: Draft) -> float:
    """How much of the subject no sentence speaks of that has such a number as is asked for."""
    apart, cited = [1.0], [source.clause_id for source in draft.sources()]
    for source in draft.sources():
        title = inquiry.kit.corpus.clauses[source.clause_id].title
        for sentence in inquiry.kit.sentences_of(source.clause_id):
            if source.overlaps(sentence) and shows_number_wanted(inquiry.question, sentence.text):
                held = frozenset(grams(inquiry.kit.canonical(sentence.text + title)))
                apart.append(_unspoken(_telling(inquiry, cited, shares(inquiry, _subject(inquiry), held))))
    return min(apart)


def _paragraphs(inquiry: Inquiry, source: Source) -> list[str]:
    paragraphs = inquiry.kit.corpus.clauses[source.clause_id].paragraphs
    return [p.id for p in paragraphs if p.start < source.end and source.start < p.end]


def _scaled(value: float, least: float, most: float) -> float:
    return min(1.0, max(0.0, (value - least) / (most - least)))
