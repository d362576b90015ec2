"""Which clauses bear on a question: tokenising, embedding, indexing and ranking."""
