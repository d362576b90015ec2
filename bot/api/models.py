"""What the API returns besides replies: documents, clauses and search results."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from bot.dates import IsoDate
from bot.deadlines import MAX_DAYS
from bot.reply import CitedDocument
from bot.request import MAX_MESSAGE, READABLE_WORDS
from policy_corpus.measures.model import Fact, Measure
from policy_corpus.model import ClauseKind, Document, Facets, Repair, Validity


class View(BaseModel):
    """Base of all views."""

    model_config = ConfigDict(populate_by_name=True)


class AsOfQuery(BaseModel):
    """The query of addresses that state validity."""

    model_config = ConfigDict(extra="forbid")

    as_of: IsoDate | None = Field(None, description="按哪一天判断有效期；默认今天", examples=["2026-11-21"])


class SearchQuery(AsOfQuery):
    """The query of a search."""

    q: str = Field(
        min_length=1,
        max_length=MAX_MESSAGE,
        description="要找什么",
        examples=["院士工作站补助"],
        json_schema_extra=READABLE_WORDS,
    )
    k: Annotated[int, Field(ge=1, le=50, description="最多返回几段")] = 10
    document: str | None = Field(None, description="只在这份文件里找", examples=["zimao-2021"])


class DocumentSummary(Document):
    """A document's reviewed metadata, and its state at `as_of`."""

    as_of: date
    validity: Validity
    clause_count: int


class DocumentList(View):
    """All documents."""

    documents: list[DocumentSummary]


class ClauseInDocument(View):
    """A clause where it stands: `source_text[start:end] == text`."""

    id: str
    label: str
    number: str | None
    title: str
    kind: ClauseKind
    heading_path: list[str]
    text: str
    start: int
    end: int


class HeadingView(View):
    """A heading line; level 1 is the document's title."""

    level: int
    title: str
    start: int
    end: int


class NoiseView(View):
    """A stretch of the source that is not policy text, and why."""

    start: int
    end: int
    why: str


class DocumentDetail(DocumentSummary):
    """A document with its source text and everything that text was divided into."""

    source_text: str
    clauses: list[ClauseInDocument]
    headings: list[HeadingView]
    noise: list[NoiseView]
    repairs: list[Repair]


class ParagraphView(View):
    """A paragraph of a clause, with offsets into the document's source text."""

    id: str
    label: str
    text: str
    start: int
    end: int


class ClauseDetail(ClauseInDocument):
    """One clause with its document, its validity at `as_of` and its neighbours."""

    document: CitedDocument
    clean_text: str
    facets: Facets
    paragraphs: list[ParagraphView]
    as_of: date
    validity: Validity
    previous_id: str | None
    next_id: str | None


class SearchHit(View):
    """A paragraph found; higher scores are better."""

    rank: int
    score: float
    lexical_score: float | None
    dense_score: float | None
    paragraph_id: str
    clause_id: str
    document: CitedDocument
    label: str
    heading_path: list[str]
    text: str
    start: int
    end: int
    validity: Validity


class SearchResults(View):
    """Paragraphs in order of relevance."""

    query: str
    as_of: date
    results: list[SearchHit]


class MeasureView(Measure):
    """A support measure as the catalogue holds it, with its document and validity at `as_of`."""

    document: CitedDocument
    label: str
    as_of: date
    validity: Validity


class MeasureQuery(AsOfQuery):
    """The query of the catalogue."""

    document: str | None = Field(None, description="只列这份文件的", examples=["zimao-2021"])
    district: str | None = Field(None, description="只列这个区域的", examples=["zimao"])


class DeadlineQuery(AsOfQuery):
    """The query of what ends or falls due."""

    within_days: int | None = Field(
        None, ge=0, le=MAX_DAYS, description="只列从 as_of 起多少天以内到期的", examples=[90]
    )
    document: str | None = Field(None, description="只列这份文件的", examples=["zimao-2021"])
    unit: str | None = Field(None, min_length=1, max_length=100, description="只列这个单位的", examples=["市科技局"])
    benefit_year: int | None = Field(
        None, ge=1900, le=2199, description="首次享受政策的年度，年限从它起算", examples=[2023]
    )


class MeasureList(View):
    """Support measures, in the order of their documents."""

    measures: list[MeasureView]


class FactList(View):
    """The facts about an asker that measures turn on."""

    facts: list[Fact]


class Health(View):
    """The process is up."""

    status: str = Field(examples=["ok"])


class Readiness(View):
    """What the assistant needs in order to answer, and what it holds."""

    status: str = Field(examples=["ready"])
    documents: int
    clauses: int
    corpus_digest: str
    details: dict[str, Any] = Field(default_factory=dict)


class FieldProblem(BaseModel):
    """One field of the request that cannot be used, and what is expected of it."""

    field: str
    detail: str


class Problem(BaseModel):
    """What went wrong and what to do about it, in Chinese (RFC 9457)."""

    type: str = Field(description="问题种类，指向本站文档中的说明", examples=["/docs#problem-invalid-request"])
    title: str = Field(examples=["请求内容有误"])
    status: int = Field(examples=[422])
    detail: str = Field(description="出了什么事、该怎么办", examples=["message：缺少这一项，请补上"])
    instance: str = Field(description="请求的地址", examples=["/v1/chat"])
    request_id: str = Field(description="请求编号，与日志对应", examples=["r_0b9d…"])
    errors: list[FieldProblem] = Field(default_factory=list, description="逐项的错误")


class StepBegun(View):
    """A named step of the answer flow begins."""

    step: str


class Delta(View):
    """The next piece of the answer; all pieces together are the answer."""

    text: str
