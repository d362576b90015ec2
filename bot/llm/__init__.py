"""A language model behind any OpenAI-compatible endpoint: calling it, and surviving whatever it does."""
