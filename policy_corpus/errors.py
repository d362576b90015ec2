"""The one error root, and what each package raises under it.

PolicyAssistantError          shown to people as one Chinese line that says what to do
├── CorpusError               a document, its metadata or the measure catalogue cannot be used
├── IndexUnusableError               the search index is missing, unfinished, corrupt or made by another model
│   └── OutdatedIndexError    … made by another version of the program
├── InputError                the asker's request is malformed (field names what is wrong)
│   ├── NotFoundError         an id that the corpus or the store does not know
│   └── ContradictionError    facts about the asker that exclude each other (facts names them)
├── StoreError                the conversation database cannot be used
├── PromptError               a fixed reply or a template is malformed, unknown, or lacks a variable
├── ModelError                a language model gave nothing usable (bot.llm.faults): the rules answer in its place
└── SettingsError             a setting cannot be used
"""


class PolicyAssistantError(Exception):
    """Root of all errors this project raises on purpose; `str()` is a Chinese sentence fit for a user."""


class CorpusError(PolicyAssistantError):
    """A document, its metadata or the measure catalogue is missing, corrupt or inconsistent."""


class IndexUnusableError(PolicyAssistantError):
    """The search index cannot serve; the message says which command rebuilds it."""


class OutdatedIndexError(IndexUnusableError):
    """The search index is another program version's; building anew is all it needs."""


class InputError(PolicyAssistantError):
    """A request that cannot be understood; `field` names the offending field."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class NotFoundError(InputError):
    """An id that does not exist; `field` names what kind of id it was."""


class ContradictionError(InputError):
    """Facts that cannot all be true; `facts` names them, and `field` is the first."""

    def __init__(self, message: str, facts: tuple[str, ...]) -> None:
        super().__init__(message, field=facts[0])
        self.facts = facts


class SettingsError(PolicyAssistantError):
    """A setting has a value that cannot be used."""


class StoreError(PolicyAssistantError):
    """The conversation database cannot be reached, read or written; nothing was answered."""


class PromptError(PolicyAssistantError):
    """A fixed reply is malformed, does not exist, or was given the wrong variables; the message names it."""
