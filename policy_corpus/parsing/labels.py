"""What a clerk calls each clause ("三、（二）第7条"), and the id it keeps when the text is parsed again."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256

from policy_corpus.parsing.structure import Node, Part, as_written
from policy_corpus.parsing.wording import is_title_like, is_wrapped, lead_sentence, squeeze

_NUMBERED_TITLE, _PROSE_TITLE = 32, 25
_UNFIT_TITLE = re.compile(r"(?:到|截至|截止|自)?\d{4}|(?:以上|本\S{1,4})")


@dataclass(frozen=True, slots=True)
class Naming:
    """Label, id within the document, number as digits and own title of one clause."""

    label: str
    slug: str
    number: str | None
    title: str


def clause_title(part: Part) -> str:
    """The clause's own lead title; empty when it opens with prose."""
    block = part.blocks[0]
    if part.name or part.continued:
        return part.title
    if part.kind == "stage_target":
        return part.path[-1].title
    if part.kind in ("box", "table"):
        return block.text if not block.text.startswith("|") and len(block.text) <= 60 else ""
    if part.marker:
        return _numbered_title(part)
    body = block.text.lstrip("—- ")
    title = lead_sentence(body, _PROSE_TITLE)
    return "" if _UNFIT_TITLE.match(title) or len(re.findall("[，,]", title)) > 1 else title


def _numbered_title(part: Part) -> str:
    rest = part.blocks[0].rest
    if is_wrapped(rest):
        return rest[1:-1]
    if len(part.blocks) > 1 and len(rest) <= _PROSE_TITLE * 2 and is_title_like(rest) and not rest.endswith(("：", ":")):
        return rest.rstrip("。")
    spaced = re.match(r"([^，。；：\s]{4,20})[ 　]+(?=[^\s]{10,})", rest)
    return lead_sentence(rest, _NUMBERED_TITLE) or (spaced[1] if spaced and part.marker and part.marker.kind == "article" else "")


def name_clauses(parts: list[Part]) -> list[Naming]:
    """Namings of all clause parts, in order; ids are unique."""
    clauses = [part for part in parts if part.role == "clause"]
    running = _running_items(clauses)
    prose = Counter(part.section for part in clauses if _is_prose(part))
    structured = any(part.path or (part.marker and part.marker.kind == "article") for part in clauses)
    several = len({node.title for part in parts for node in part.path if node.kind == "title"}) > 1
    seen_prose: Counter[int] = Counter()
    seen_slugs: defaultdict[str, int] = defaultdict(int)
    namings = []
    for part in clauses:
        seen_prose[part.section] += _is_prose(part)
        position = (seen_prose[part.section], prose[part.section])
        title = clause_title(part)
        label = _label(part, title, position, id(part) in running, structured, several)
        slug = _slug(part, position)
        seen_slugs[slug] += 1
        slug = slug if seen_slugs[slug] == 1 else f"{slug}-r{seen_slugs[slug]}"
        number = part.marker.number if part.marker else None
        namings.append(Naming(label, slug, number or None, title))
    return namings


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


def _label(
    part: Part, title: str, position: tuple[int, int], running: bool, structured: bool, several: bool
) -> str:
    ordinal, total = position
    base = "".join(_node_label(node, several) for node in part.path if node.kind not in ("box", "stage"))
    suffix = "（续）" if part.continued else ""
    if part.name:
        return part.name
    if part.kind == "table":
        return f"{base}{title or '表'}"
    if part.kind == "box":
        return f"{base} {title}".strip() + suffix
    if part.kind == "stage_target":
        return f"{base}{title}{suffix}"
    if part.marker:
        return _closing(part, base) + _own_number(part, title, running) + suffix
    return _prose_label(part, base, title, ordinal, total, structured) + suffix


def _prose_label(part: Part, base: str, title: str, ordinal: int, total: int, structured: bool) -> str:
    if not part.path or all(node.kind == "title" for node in part.path):
        name = "引言" if structured else title
        if structured:
            return base + (name if total == 1 else f"{name}第{ordinal}段")
        return name or f"第{ordinal}段"
    node = part.path[-1]
    heading = "" if node.kind == "plain" else node.title
    if total == 1:
        return base + ("·" if node.kind in ("chapter", "section") and heading else "") + heading
    base = base + heading if node.kind == "han" else base
    return f"{base}·{title}" if title else f"{base}第{ordinal}段"


def _closing(part: Part, base: str) -> str:
    """附则 is named when its items are cited: "五、附则第3项"."""
    last = part.path[-1] if part.path else None
    return base + last.title if last and last.kind == "han" and squeeze(last.title) == "附则" else base


def _node_label(node: Node, several: bool) -> str:
    if node.kind == "title":
        return f"《{node.title}》" if several else ""
    if node.kind == "plain":
        return f"{node.title}·"
    if node.kind == "decimal":
        return ""
    return node.text


def _own_number(part: Part, title: str, running: bool) -> str:
    marker = part.marker
    assert marker is not None
    if marker.kind == "arabic":
        return f"第{marker.number}{'条' if running else '项'}"
    if marker.kind == "han":
        return as_written(marker) + (title or part.blocks[0].rest.split("：")[0].split(":")[0][:12])
    return as_written(marker)


def _slug(part: Part, position: tuple[int, int]) -> str:
    if part.name:
        return {"题头": "front", "落款": "signature"}.get(part.name, "part")
    own = part.marker.number.replace(".", "-") if part.marker else ""
    decimal = part.marker is not None and part.marker.kind == "decimal"
    pieces = [_node_slug(node) for node in part.path if not (decimal and node.kind == "decimal")]
    if part.path and part.path[-1].kind == "decimal" and not decimal:
        pieces = [piece for node, piece in zip(part.path, pieces, strict=True) if node.kind != "decimal"] + [pieces[-1]]
    if part.kind == "table":
        pieces.append("table")
    elif part.kind == "box":
        pass
    elif own or part.marker:
        pieces.append(own or "appendix")
    elif part.kind == "clause" and (position[1] > 1 or not pieces):
        pieces.append(f"p{position[0]}")
    return "-".join(piece for piece in pieces if piece) or "text"


def _node_slug(node: Node) -> str:
    if node.kind == "title":
        return ""
    if node.kind in ("stage", "box", "annex"):
        return {"stage": "stage", "box": f"box{node.number}", "annex": f"annex{node.number}"}[node.kind]
    return node.number.replace(".", "-") or sha256(squeeze(node.title).encode()).hexdigest()[:6]
