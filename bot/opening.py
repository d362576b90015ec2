"""Opening the tools of the answer flow: corpus, records, index."""

from bot.kit import Kit, district_finder
from bot.settings import Settings
from bot.understanding.openings import Openings
from bot.understanding.prototypes import Prototypes
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.vocabulary import load_vocabulary
from prompts import load_replies
from retrieval.build import IndexReport, Progress, build_index
from retrieval.canonical import canonical
from retrieval.evidence import EvidenceIndex
from retrieval.retriever import Retriever
from retrieval.sentences import sentences_of


def bring_index_up_to_date(corpus: Corpus, settings: Settings, progress: Progress | None = None) -> IndexReport:
    """Embed what is new; nothing is written where nothing changed."""
    return build_index(corpus, settings.index_dir, progress=progress)


def open_kit(settings: Settings, progress: Progress | None = None) -> Kit:
    """Everything the flow needs, the index brought up to date first."""
    corpus = load_corpus(settings.documents_dir)
    bring_index_up_to_date(corpus, settings, progress)
    vocabulary = load_vocabulary()
    finder = district_finder(vocabulary)
    retriever = Retriever.open(corpus, settings.index_dir)
    return Kit(
        corpus=corpus,
        vocabulary=vocabulary,
        facts=FactBook.of(corpus),
        measures=load_measures(corpus),
        retriever=retriever,
        evidence=EvidenceIndex(corpus, sentences_of(corpus, finder), canonical),
        prototypes=Prototypes.open(retriever.index.encoder, settings.index_dir),
        openings=Openings.open(retriever.index.encoder, settings.index_dir),
        replies=load_replies(),
    )
