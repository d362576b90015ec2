"""What a clerk calls each clause ("三、（二）第7条"), and the id it keeps when the text is parsed again."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256

from policy_corpus.parsing.outline import Node, Part, as_written
from policy_corpus.parsing.titles import clause_title
from policy_corpus.parsing.wording import squeeze

_CAPTION_NUMBER = re.compile(r"附?表[ 　]*[0-9一二三四五六七八九十]+")
_NAMED_SLUGS = {"题头": "front", "印发通知": "front", "落款": "signature", "版记": "distribution"}


@dataclass(frozen=True, slots=True)
class Naming:
    """Label, id within the document, number as digits and own title of one clause."""

    label: str
    slug: str
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause among its neighbours."""

    ordinal: int  # among the prose paragraphs of its section, from 1
    total: int  # prose paragraphs of its section
    running: bool  # its arabic series runs on under the next heading
    structured: bool  # the document has headings or articles
    several: bool  # the file holds several documents


def name_clauses(parts: list[Part]) -> list[Naming]:
    """Namings of all clause parts, in order; ids are unique."""
    clauses = [part for part in parts if part.role == "clause"]
    slugs: defaultdict[str, int] = defaultdict(int)
    namings = []
    for part, place in zip(clauses, _places(parts, clauses), strict=True):
        title = clause_title(part)
        slug = _slug(part, place)
        slugs[slug] += 1
        unique = slug if slugs[slug] == 1 else f"{slug}-r{slugs[slug]}"
        number = part.marker.number if part.marker else ""
        namings.append(Naming(_label(part, title, place), unique, number or None, title))
    return namings


def _places(parts: list[Part], clauses: list[Part]) -> list[_Place]:
    running = _running_items(clauses)
    totals = Counter(part.section for part in clauses if _is_prose(part))
    structured = any(part.path or (part.marker and part.marker.kind == "article") for part in clauses)
    several = len({node.title for part in parts for node in part.path if node.kind == "title"}) > 1
    seen: Counter[int] = Counter()
    places = []
    for part in clauses:
        seen[part.section] += _is_prose(part)
        places.append(_Place(seen[part.section], totals[part.section], id(part) in running, structured, several))
    return places


def _is_prose(part: Part) -> bool:
    return part.kind == "clause" and part.marker is None and not part.name and not part.continued


def _running_items(clauses: list[Part]) -> set[int]:
    """Arabic items whose series runs on under the next heading: they are called 条, others 项."""
    series: list[list[Part]] = []
    for part in clauses:
        if part.marker and part.marker.kind == "arabic" and not part.continued:
            last = series[-1][-1].marker if series else None
            if last and int(part.marker.number) == int(last.number) + 1:
                series[-1].append(part)
            else:
                series.append([part])
    return {id(part) for run in series if len({p.section for p in run}) > 1 for part in run}


def _label(part: Part, title: str, place: _Place) -> str:
    if part.name:
        return part.name
    suffix = "（续）" if part.continued else ""
    base = _base(part, place)
    if part.kind == "table":
        caption = _CAPTION_NUMBER.match(title)
        return f"{_full_base(part, base)}{caption[0] if caption else '表'}"
    if part.kind == "box":
        return f"{base} {title}{suffix}".strip()
    if part.kind == "stage_target":
        return f"{base}{title}{suffix}"
    if part.marker:
        return _numbered_label(part, base, title, place) + suffix
    return _prose_label(part, base, title, place) + suffix


def _base(part: Part, place: _Place) -> str:
    nodes = [node for node in part.path if node.kind not in ("box", "stage")]
    decimals = [node for node in nodes if node.kind == "decimal"]
    own_decimal = part.marker is not None and part.marker.kind == "decimal"
    shown = [node for node in nodes if node.kind != "decimal" or (node is decimals[-1] and not own_decimal)]
    return "".join(_node_label(node, place.several) for node in shown)


def _full_base(part: Part, base: str) -> str:
    """A base that ends with "一、" reads on with that heading's title."""
    last = part.path[-1] if part.path else None
    return base + last.title if last and last.kind == "han" else base


def _node_label(node: Node, several: bool) -> str:
    if node.kind == "title":
        return f"《{node.title}》" if several else ""
    return f"{node.title}·" if node.kind == "plain" else node.text


def _numbered_label(part: Part, base: str, title: str, place: _Place) -> str:
    marker = part.marker
    assert marker is not None
    own = as_written(marker)
    if marker.kind == "article":
        return "".join(_node_label(node, place.several) for node in part.path if node.kind in ("title", "annex")) + own
    if marker.kind == "han":
        return base + own + (title or part.blocks[0].rest[:12])
    if marker.kind == "arabic":
        own = f"第{marker.number}{'条' if place.running else '项'}"
    closing = bool(part.path) and squeeze(part.path[-1].title) == "附则"
    return (_full_base(part, base) if closing else base) + own


def _prose_label(part: Part, base: str, title: str, place: _Place) -> str:
    alone = place.total == 1
    if all(node.kind == "title" for node in part.path):
        if place.structured or (place.ordinal == 1 and not title and not alone):
            return f"{base}引言" if alone or not place.structured else f"{base}引言第{place.ordinal}段"
        return title or f"第{place.ordinal}段"
    node = part.path[-1]
    if alone:
        return base + ("·" if node.kind in ("chapter", "section", "decimal") else "") + _heading_words(node)
    base = _full_base(part, base)
    return f"{base}·{title}" if title else f"{base}第{place.ordinal}段"


def _heading_words(node: Node) -> str:
    return "" if node.kind == "plain" else node.title


def _slug(part: Part, place: _Place) -> str:
    if part.name:
        return _NAMED_SLUGS[part.name]
    own_decimal = part.marker is not None and part.marker.kind == "decimal"
    decimals = [node for node in part.path if node.kind == "decimal"]
    shown = [node for node in part.path if node.kind != "decimal" or (node is decimals[-1] and not own_decimal)]
    pieces = [_node_slug(node, place.several) for node in shown]
    pieces.append(_own_slug(part, place, bool("".join(pieces))))
    return "-".join(piece for piece in pieces if piece)


def _own_slug(part: Part, place: _Place, has_path: bool) -> str:
    if part.kind in ("table", "box"):
        return "table" if part.kind == "table" else ""
    if part.marker:
        return part.marker.number.replace(".", "-") or "appendix"
    if part.kind == "stage_target" or (has_path and place.total == 1):
        return ""
    if not has_path and place.structured:
        return "preamble" if place.total == 1 else f"preamble-p{place.ordinal}"
    return f"p{place.ordinal}"


def _node_slug(node: Node, several: bool) -> str:
    if node.kind == "title":
        return f"d{node.number}" if several else ""
    if node.kind in ("stage", "box", "annex"):
        return {"stage": "stage", "box": f"box{node.number}", "annex": f"annex{node.number}"}[node.kind]
    return node.number.replace(".", "-") or sha256(squeeze(node.title).encode()).hexdigest()[:6]
