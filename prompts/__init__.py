"""All wording as validated data: the fixed Chinese replies and the language-model templates."""

from prompts.loader import FixedReply, Replies, load_replies

__all__ = ["FixedReply", "Replies", "load_replies"]
