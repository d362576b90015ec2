"""All wording as validated data: the fixed Chinese replies and the language-model templates."""
