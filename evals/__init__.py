"""Questions with gold clauses, exact metrics, runner and report."""
