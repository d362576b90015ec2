"""What a model thinks aloud before it answers: taken out of a reply as it comes."""

from collections.abc import Generator, Iterable

_OPENS, _CLOSES = "<think>", "</think>"


def without_thinking(pieces: Iterable[str]) -> Generator[str, None, None]:
    """The pieces without what stands between `<think>` and `</think>`, however the tags are cut across pieces."""
    held, thinking = "", False
    for piece in pieces:
        held += piece
        while (tag := _CLOSES if thinking else _OPENS) in held:
            before, held = held.split(tag, 1)
            if not thinking:
                yield before
            thinking = not thinking
        kept = _begun_tag(held, tag)
        if not thinking:
            yield held[: len(held) - kept]
        held = held[len(held) - kept :]
    if not thinking:
        yield held


def _begun_tag(text: str, tag: str) -> int:
    """How many characters at the text's end may be the beginning of a tag."""
    return next((n for n in range(min(len(tag) - 1, len(text)), 0, -1) if text.endswith(tag[:n])), 0)
