"""The answer's lines on their way out: each is shown once, in order, when its words are settled."""

from collections.abc import Callable
from dataclasses import replace

from bot.citing import marked, markers_of
from bot.drafting import Draft

Show = Callable[[str], None]  # gets piece by piece the text that `cite` makes of the draft
_STOPS = ("。", "；", "！")


class Output:
    """Settles a draft's lines from the first to the last; a settled line does not change any more."""

    def __init__(self, draft: Draft, show: Show) -> None:
        self.draft = draft
        self._show, self._markers, self._settled = show, markers_of(draft), 0

    def settle(self, place: int, words: str | None = None) -> None:
        """The line at a place is to read so, or to stay as it is; lines before it stay as they are."""
        line = self.draft.lines[place]
        if words is not None:
            stop = line.text[-1] if line.text.endswith(_STOPS) and not words.endswith(_STOPS) else ""
            self.draft.lines[place] = replace(line, text=words + stop)
        self._show_up_to(place + 1)

    def finish(self) -> None:
        """The rest stays as it is."""
        self._show_up_to(len(self.draft.lines))

    def _show_up_to(self, end: int) -> None:
        for place in range(self._settled, end):
            self._show("\n" * bool(place) + marked(self.draft.lines[place], self._markers))
        self._settled = max(self._settled, end)
