"""A language model rewords the lines of a finished answer; what it may not change, it cannot."""
