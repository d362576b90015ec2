"""Opening the tools of the answer flow: corpus, records, index."""

from collections.abc import Callable
from typing import Any

from bot.kit import Kit, district_forms
from bot.settings import Settings
from policy_corpus.corpus import load_corpus
from policy_corpus.vocabulary import load_vocabulary
from prompts import load_replies
from retrieval.canonical import canonical
from retrieval.evidence import EvidenceIndex
from retrieval.sentences import DistrictFinder, sentences_of


def open_kit(settings: Settings, progress: Callable[..., Any] | None = None) -> Kit:
    """Everything the flow needs, the index brought up to date first."""
    corpus = load_corpus(settings.documents_dir)
    vocabulary = load_vocabulary()
    sentences = sentences_of(corpus, DistrictFinder({name: id_ for id_, names in district_forms(vocabulary).items() for name in names}))
    return Kit(
        corpus=corpus,
        vocabulary=vocabulary,
        evidence=EvidenceIndex(corpus, sentences, canonical),
        replies=load_replies(),
    )
