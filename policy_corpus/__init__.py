"""What the documents say: sources, clauses, support measures and their validity."""
