"""What is kept and counted of each answer, beside the conversation itself."""

from typing import TYPE_CHECKING

from bot.masking import mask
from bot.origin import current_origin
from bot.reply import Reply
from bot.request import ChatRequest
from bot.sessions import AuditEntry
from bot.version import code_version

if TYPE_CHECKING:
    from bot.metrics import Metrics  # slow to import, and the command line counts nothing


class Clerk:
    """Keeps personal numbers out of what is stored, and the books on what was answered."""

    def __init__(self, corpus_digest: str = "", masking: bool = True, metrics: "Metrics | None" = None) -> None:
        self.corpus_digest = corpus_digest
        self.masking = masking
        self.metrics = metrics

    def cover(self, text: str) -> str:
        """The text as it may be stored, and shown to a language model."""
        return mask(text) if self.masking else text

    def entry(self, request: ChatRequest, reply: Reply) -> AuditEntry:
        """The audit record of an answer."""
        origin = current_origin()
        return AuditEntry(
            request_id=origin.request_id,
            channel=origin.channel,
            client=origin.client,
            question=request.message,
            as_of=reply.as_of,
            status=reply.status,
            clause_ids=tuple(dict.fromkeys(citation.clause_id for citation in reply.citations)),
            corpus_digest=self.corpus_digest,
            code_version=code_version(),
        )

    def count_reply(self, reply: Reply) -> None:
        """Count an answer that is on record."""
        if self.metrics is not None:
            self.metrics.replied(current_origin().channel, reply.status, reply.timings_ms)

    def count_rating(self, rating: str) -> None:
        """Count feedback that is on record."""
        if self.metrics is not None:
            self.metrics.rated(rating)
