"""From source text to a parsed document; nothing is lost on the way."""

from collections.abc import Iterable, Iterator

from policy_corpus.model import Clause, Document, Heading, Noise, Paragraph, ParsedDocument
from policy_corpus.parsing.blocks import Block, join_lines
from policy_corpus.parsing.facets import Governing, merge_facets
from policy_corpus.parsing.labels import Naming, name_clauses
from policy_corpus.parsing.lines import split_lines
from policy_corpus.parsing.listing import parse_listing
from policy_corpus.parsing.noise import find_noise
from policy_corpus.parsing.outline import Part, as_written
from policy_corpus.parsing.paragraphs import paragraph_spans
from policy_corpus.parsing.repairs import Repairs, find_repairs, make_repair
from policy_corpus.parsing.structure import divide
from policy_corpus.parsing.tables import find_tables

_LABELLED = {"paren_han", "paren_arabic", "arabic", "circled", "ordinal", "decimal", "han", "article"}


def parse_document(document: Document, source: str) -> ParsedDocument:
    """Divide `source` into clauses, headings and noise; never raises, whatever the text."""
    listing = parse_listing(document, source)
    if listing:
        return listing
    lines = split_lines(source)
    noise = find_noise(lines)
    blocks = join_lines(lines, noise, find_tables(lines, set(noise)))
    noise_spans = [(lines[i].start, lines[i].end, why) for i, why in noise.items()]
    parts = list(_split_at_noise(divide(blocks), [span[0] for span in noise_spans]))
    repairs = _with_titles(source, parts, find_repairs(source, blocks))
    names = iter(name_clauses(parts))
    clauses: list[Clause] = []
    headings: list[Heading] = []
    for part in parts:
        if part.role == "heading":
            headings.append(_heading(source, part))
        else:
            clauses.append(_clause(document, source, part, next(names), repairs, len(clauses)))
    return ParsedDocument(
        document=document,
        source_text=source,
        clauses=tuple(clauses),
        headings=tuple(headings),
        noise=tuple(_noise(source, noise_spans)),
        repairs=repairs.all,
    )


def _split_at_noise(parts: Iterable[Part], noise_starts: list[int]) -> Iterator[Part]:
    """A part that noise interrupts goes on in a second one, so that every span is contiguous."""
    for part in parts:
        runs: list[list[Block]] = [[part.blocks[0]]]
        for block in part.blocks[1:]:
            if any(runs[-1][-1].end <= start < block.start for start in noise_starts):
                runs.append([])
            runs[-1].append(block)
        for index, run in enumerate(runs):
            yield Part(
                part.role, part.kind, run, part.path, part.section, part.marker,
                part.title, part.name, part.continued or index > 0, part.level,
            )  # fmt: skip


def _with_titles(source: str, parts: list[Part], repairs: Repairs) -> Repairs:
    """Headings that run over several lines count as repairs too."""
    joins = [
        make_repair(source, "title_lines", first.end, second.start)
        for part in parts
        if part.role == "heading"
        for first, second in zip(part.blocks, part.blocks[1:], strict=False)
    ]
    return Repairs((*repairs.all, *joins))


def _heading(source: str, part: Part) -> Heading:
    start, end = part.blocks[0].start, part.blocks[-1].end
    return Heading(start=start, end=end, text=source[start:end], level=part.level, title=part.title)


def _noise(source: str, spans: list[tuple[int, int, str]]) -> Iterator[Noise]:
    """Noise spans, neighbours with the same reason run together where only blanks stand between them."""
    merged: list[tuple[int, int, str]] = []
    for start, end, why in sorted(spans):
        if merged and merged[-1][2] == why and not source[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end, why)
        else:
            merged.append((start, end, why))
    for start, end, why in merged:
        yield Noise(start=start, end=end, text=source[start:end], why=why)


def _clause(document: Document, source: str, part: Part, name: Naming, repairs: Repairs, ordinal: int) -> Clause:
    clause_id = f"{document.id}/{name.slug}"
    start, end = part.blocks[0].start, part.blocks[-1].end
    heading_path = tuple(node.display for node in part.path)
    paragraphs = tuple(_paragraphs(document.id, clause_id, source, part, repairs, heading_path))
    return Clause(
        id=clause_id,
        document_id=document.id,
        start=start,
        end=end,
        text=source[start:end],
        ordinal=ordinal,
        label=name.label,
        number=name.number,
        title=name.title,
        kind=part.kind,
        heading_path=heading_path,
        clean_text="\n".join(repairs.clean(source, block.start, block.end) for block in part.blocks),
        paragraphs=paragraphs,
        facets=merge_facets(paragraph.facets for paragraph in paragraphs),
    )


def _paragraphs(
    document_id: str, clause_id: str, source: str, part: Part, repairs: Repairs, heading_path: tuple[str, ...]
) -> Iterator[Paragraph]:
    blocks = {block.start: block for block in part.blocks}
    governing = Governing(heading_path)
    for ordinal, (start, end) in enumerate(paragraph_spans(source, part.blocks)):
        block = blocks.get(start)
        text = repairs.clean(source, start, end)
        yield Paragraph(
            id=f"{clause_id}:{ordinal + 1}",
            clause_id=clause_id,
            document_id=document_id,
            ordinal=ordinal,
            start=start,
            end=end,
            text=source[start:end],
            label=_paragraph_label(block),
            clean_text=text,
            facets=governing.facets(
                text, opens_line=block is not None, opens_item=block is not None and block.marker is not None
            ),
        )


def _paragraph_label(block: Block | None) -> str:
    marker = block.marker if block else None
    return as_written(marker) if marker and marker.kind in _LABELLED else ""
