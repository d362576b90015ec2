"""Opening the tools of the answer flow: corpus, records, index."""

from collections.abc import Callable

from bot.kit import Kit
from bot.settings import Settings
from bot.understanding.examples import embed_examples
from bot.understanding.known_names import district_finder
from bot.understanding.openings import Openings
from bot.understanding.prototypes import Prototypes
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.vocabulary import load_vocabulary
from prompts import load_replies
from retrieval.build import IndexReport, Progress, build_index
from retrieval.canonical import canonical
from retrieval.encoder import E5Encoder
from retrieval.evidence import EvidenceIndex
from retrieval.retriever import Retriever
from retrieval.sentences import sentences_of

Bars = Callable[[str], Progress]  # a progress bar by the name of what is being done

_PASSAGES, _EXAMPLES = "建立检索索引", "学习问法例句"


def bring_index_up_to_date(
    corpus: Corpus, settings: Settings, bars: Bars | None = None, *, rebuild: bool = False
) -> IndexReport:
    """Embed what is new, passages and examples of questions; nothing is written where nothing changed."""
    folder = settings.index_dir
    report = build_index(corpus, folder, rebuild=rebuild, progress=bars(_PASSAGES) if bars else None)
    embed_examples(E5Encoder(), folder, bars(_EXAMPLES) if bars else None)
    return report


def open_kit(settings: Settings, bars: Bars | None = None) -> Kit:
    """Everything the flow needs, the index brought up to date first."""
    corpus = load_corpus(settings.documents_dir)
    bring_index_up_to_date(corpus, settings, bars)
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
