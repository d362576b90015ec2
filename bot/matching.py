"""Which measures suit an asker: the eligibility engine's verdicts, with the clauses they rest on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from bot.citing import citation_of
from bot.dates import IsoDate
from bot.drafting import Source
from bot.eligibility import Assessment, assess, measure_verdict, open_facts, ranked, read_profile
from bot.reply import Citation, MeasureVerdict, OpenQuestion, Part, Verdict
from policy_corpus.corpus import Corpus
from policy_corpus.measures.model import Measure
from policy_corpus.model import Evidence


class EligibilityRequest(BaseModel):
    """What is known of the asker, and the day that the verdicts are to hold at."""

    model_config = ConfigDict(extra="forbid")

    profile: dict[str, Any] = Field(description="企业情况：事实名和值，名称见 GET /v1/facts；没写的当作未知")
    as_of: IsoDate | None = Field(None, description="按哪一天判断，YYYY-MM-DD；默认今天（Asia/Shanghai）")
    verdicts: list[Verdict] | None = Field(None, description="只要这些结论的措施和它们的依据；不写则全部")
    clause_texts: StrictBool = Field(
        True, description="依据是否带条款全文；false 时 clause_text 为空，全文见 /v1/clauses/条款编号"
    )


class JudgedMeasure(MeasureVerdict):
    """A verdict with the measure's place in the corpus; `marker` cites the words that grant the benefit."""

    document_id: str
    clause_id: str
    marker: int | None


class EligibilityReply(Part):
    """Every measure judged, the most useful first, and the facts most worth adding."""

    as_of: date
    facts: list[str]
    measures: list[JudgedMeasure]
    questions: list[OpenQuestion]
    citations: list[Citation]

    def without_clause_texts(self) -> Self:
        """The same for those who have the clauses already: most of a reply is their texts."""
        return self.model_copy(
            update={"citations": [each.model_copy(update={"clause_text": ""}) for each in self.citations]}
        )


def match(
    measures: Iterable[Measure],
    corpus: Corpus,
    profile: dict[str, Any],
    as_of: date,
    verdicts: Collection[Verdict] | None = None,
) -> EligibilityReply:
    """Judge all `measures` for an asker, and tell of those with one of the `verdicts`; None for all.

    Raises InputError naming a fact that cannot be used.
    """
    known = read_profile(profile)
    assessments = ranked(assess(measures, known, as_of, corpus))
    wanted = [each for each in assessments if verdicts is None or each.verdict in verdicts]
    citations = _Citations(corpus, as_of)
    return EligibilityReply(
        as_of=as_of,
        facts=known.describe(),
        measures=[_judged(assessment, citations) for assessment in wanted],
        questions=[fact.question() for fact in open_facts(assessments)],
        citations=citations.all,
    )


def _judged(assessment: Assessment, citations: "_Citations") -> JudgedMeasure:
    # The grant is cited before the reasons, so that a measure's first mark is its own.
    marker = citations.mark(assessment.evidence)
    return JudgedMeasure(
        **measure_verdict(assessment, citations.mark).model_dump(),
        document_id=assessment.measure.document_id,
        clause_id=assessment.measure.clause_id,
        marker=marker,
    )


@dataclass
class _Citations:
    """Numbers quotes in order of first use."""

    corpus: Corpus
    as_of: date
    all: list[Citation] = field(default_factory=list)
    _numbers: dict[Evidence, int] = field(default_factory=dict)

    def mark(self, evidence: Evidence) -> int | None:
        """The number of a quote; None for one that stands in a heading."""
        if evidence.clause_id is None:
            return None
        if evidence not in self._numbers:
            source = Source.of_quote(self.corpus.clauses[evidence.clause_id], evidence.quote)
            self._numbers[evidence] = len(self.all) + 1
            self.all.append(citation_of(source, len(self.all) + 1, self.corpus, self.as_of))
        return self._numbers[evidence]
