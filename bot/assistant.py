"""The assistant: corpus, records and index opened once, answering one message at a time."""

import uuid

from bot.citing import cite, marker_of
from bot.conversation import ConversationState
from bot.dates import today
from bot.eligibility import measure_verdict
from bot.flow import Exchange, run
from bot.keeping import state_after
from bot.kit import Kit
from bot.listening import SILENCE, Listener
from bot.llm.meter import Meter
from bot.masking import without_personal
from bot.modelling import ModelSteps, open_model_steps
from bot.opening import Bars, open_kit
from bot.profile import known_facts
from bot.reply import Reply
from bot.request import ChatRequest
from bot.settings import Settings
from policy_corpus.measures.facts import load_facts


class Assistant:
    """Answers questions about the corpus; safe to call from several threads."""

    def __init__(self, kit: Kit, settings: Settings, model: ModelSteps | None = None) -> None:
        self.kit, self.settings, self.model = kit, settings, model
        self.corpus, self.measures, self.retriever, self.facts = kit.corpus, kit.measures, kit.retriever, kit.facts

    @classmethod
    def open(cls, settings: Settings, bars: Bars | None = None, meter: Meter | None = None) -> "Assistant":
        """Load the corpus, bring the index up to date and open it; raises CorpusError or IndexUnusableError."""
        assistant = cls(open_kit(settings, bars), settings)
        assistant.take_model(meter)
        return assistant

    def take_model(self, meter: Meter | None = None) -> None:
        """Let the configured language model, if there is one, take part in the answers from now on."""
        self.model = open_model_steps(self.settings, self.kit.replies, meter or Meter())

    def answer(
        self, request: ChatRequest, state: ConversationState | None, listener: Listener = SILENCE
    ) -> tuple[Reply, ConversationState]:
        """The reply to one message, and what the conversation remembers after it; `listener` hears of each step."""
        before = state or ConversationState()
        request = request.model_copy(update={"message": without_personal(request.message) or request.message})
        as_of = request.as_of or today(self.settings.timezone)
        exchange = Exchange(self.kit, request, before, as_of, listener=listener, model=self.model)
        draft = run(exchange)
        after = state_after(exchange, draft)
        text, citations = cite(draft, self.corpus, as_of)
        only_asked = exchange.supposed.keys() - exchange.profile.keys()
        reply = Reply(
            conversation_id=request.conversation_id or uuid.uuid4().hex,
            message_id=uuid.uuid4().hex,
            status=draft.status,
            answer=text,
            as_of=as_of,
            citations=citations,
            measures=[
                measure_verdict(each, lambda words: marker_of(words, citations), only_asked) for each in draft.measures
            ],
            questions=draft.questions,
            warnings=draft.warnings,
            timings_ms=exchange.timings_ms,
            resolved_question=exchange.question.resolved if exchange.question else None,
            known_facts=known_facts(after.profile, load_facts()),
        )
        return reply, after
