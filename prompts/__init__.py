"""All wording as validated data: the fixed Chinese replies and the language-model templates."""

from prompts.loader import FixedReply, Replies, load_replies
from prompts.templates import ChatMessage, Template, load_templates

__all__ = ["ChatMessage", "FixedReply", "Replies", "Template", "load_replies", "load_templates"]
