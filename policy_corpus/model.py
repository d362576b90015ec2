"""The data model: what a policy document says, bound to the characters that say it.

All models are frozen. Offsets are Python string indices into the document's `source_text`
(half-open), so `source_text[x.start:x.end] == x.text` holds for every located record.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of all records: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


ValidityState = Literal["not_yet_in_force", "in_force", "expired", "period_ended", "undated"]
ClauseKind = Literal["clause", "stage_target", "box", "table", "front_matter", "listing"]
DistrictId = str  # key of policy_corpus/vocabulary/districts.yaml: "gaoxin", "jinpu", "zimao", "city", "zichuang" …


class Period(Frozen):
    """A span of calendar years that a plan covers, both ends included."""

    first_year: int
    last_year: int


class Evidence(Frozen):
    """A verbatim quote and where it stands; `clause_id` is None where the quote stands in a heading."""

    quote: str
    clause_id: str | None = None


class Document(Frozen):
    """Metadata of one policy document (发文机关, 文号, 有效期 …)."""

    id: str
    title: str
    short_title: str
    aliases: tuple[str, ...] = ()
    number: str | None = None  # 文号
    issuer: str | None = None  # 发文机关
    region: str
    districts: tuple[DistrictId, ...] = ()
    kind: str
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    plan_period: Period | None = None
    supersedes: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    source: str
    sha256: str
    evidence: dict[str, str] = Field(default_factory=dict)  # field name -> verbatim quote it was read from
    notes: str | None = None
    reviewed: bool = True  # False: read from the text alone, by nobody looked over


class Units(Frozen):
    """Responsible units of a clause or task, as written (牵头 / 配合 / 责任单位)."""

    lead: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every unit, once, lead first."""
        return tuple(dict.fromkeys(self.lead + self.responsible + self.supporting))


class Facets(Frozen):
    """What a stretch of text is about, read from it and from the headings above it."""

    districts: tuple[DistrictId, ...] = ()
    years: tuple[int, ...] = ()
    units: Units = Units()


class Located(Frozen):
    """A stretch of a document's source text."""

    start: int
    end: int
    text: str


class Paragraph(Located):
    """The unit of retrieval: a line, or a run of sentences of a long line, inside one clause."""

    id: str
    clause_id: str
    document_id: str
    ordinal: int
    label: str = ""  # the item number it opens with, such as "（2）"
    clean_text: str  # repaired for reading: page breaks joined, doubled text and stray marks dropped
    facets: Facets = Facets()


class Clause(Located):
    """The unit of citation: one numbered 条/项, stage-target block, box, table or unnumbered paragraph."""

    id: str
    document_id: str
    ordinal: int
    label: str  # "三、（二）第7条"
    number: str | None = None  # the innermost number as normal digits: "7", "2.1"
    title: str = ""  # its own lead title, such as "集成电路领域"
    kind: ClauseKind = "clause"
    heading_path: tuple[str, ...] = ()
    clean_text: str
    paragraphs: tuple[Paragraph, ...] = ()
    facets: Facets = Facets()


class Heading(Located):
    """A heading line; `level` counts from 1 for the document's title."""

    level: int
    title: str


class Noise(Located):
    """A stretch that is not policy text (table of contents, page furniture), with the reason."""

    why: str


class Repair(Frozen):
    """A defect mended in `clean_text`: what stood at `start:end` of the source, and why it was changed."""

    start: int
    end: int
    kind: Literal["page_break", "doubled_text", "stray_word", "markup", "spaced_figure", "title_lines"]
    before: str
    after: str


class ParsedDocument(Frozen):
    """A document with everything its text was divided into, in order of appearance."""

    document: Document
    source_text: str
    clauses: tuple[Clause, ...]
    headings: tuple[Heading, ...] = ()
    noise: tuple[Noise, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @cached_property
    def validity_proof(self) -> tuple[str | None, str | None]:
        """The words that say how long the document holds, and the id of the first clause that holds them.

        Neither where nothing says it, no clause where a heading does.
        """
        fields = ("effective_to", "effective_from", "plan_period")
        field = next((name for name in fields if getattr(self.document, name)), None)
        evidence = self.document.evidence
        # 自发布之日起施行 begins at a day that the text may leave open.
        quote = evidence.get(field) if field else next(filter(None, map(evidence.get, fields)), None)
        return quote, self.clause_with(quote) if quote else None

    @cached_property
    def numbering(self) -> tuple[int, int] | None:
        """The first and the last number of its 条; None where nothing is numbered so."""
        numbers = [int(c.number) for c in self.clauses if c.number and c.number.isdigit() and c.label.endswith("条")]
        return (min(numbers), max(numbers)) if numbers else None

    def clause_with(self, quote: str) -> str | None:
        """Id of the first clause that holds `quote`, a notice before it aside; None where it stands in a heading."""
        holding = [clause for clause in self.clauses if quote in clause.text]
        stating = [clause for clause in holding if clause.kind != "front_matter"] or holding
        return stating[0].id if stating else None


class Validity(Frozen):
    """A document's state at a date (有效期), with the words that prove it."""

    state: ValidityState
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    clause_id: str | None = None
    quote: str | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
FigureRole = Literal["target", "baseline", "result", "amount", "condition"]


class Figure(Frozen):
    """One indicator value (指标值) with the context that headings and earlier words give it."""

    id: str
    document_id: str
    clause_id: str
    indicator: str  # as written, such as "新增高新技术企业"
    indicator_id: str | None = None  # key of vocabulary/indicators.yaml where one fits
    value: Decimal
    upper: Decimal | None = None  # of a range such as 3-5家
    unit: str  # "家", "亿元", "%"
    comparator: Comparator = "="
    role: FigureRole = "target"
    year: int | None = None
    as_of: str | None = None  # "2021年末", as written
    cumulative: bool | None = None  # 累计 / 年度
    district: DistrictId | None = None
    topic: str | None = None  # industry or subject the heading gives, such as "集成电路"
    quote: str  # verbatim, within the clause
    start: int
    end: int


class Task(Frozen):
    """One work item (任务) and who does it."""

    id: str
    document_id: str
    clause_id: str
    label: str
    text: str
    units: Units
    year: int | None = None
    district: DistrictId | None = None
    quote: str  # the task's own words
    units_quote: str  # the responsible-unit words
    start: int
    end: int


class Reference(Frozen):
    """A document or policy that the corpus names but does not contain."""

    id: str
    name: str  # "关于推动科技创新 做活经济发展的若干措施", "高新20条"
    aliases: tuple[str, ...] = ()
    number: str | None = None
    dated: date | None = None
    document_id: str
    clause_id: str
    quote: str
