"""What the policy documents say: sources, clauses, support measures, validity. Imports nothing of ours."""
