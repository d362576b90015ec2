"""Speed, memory and search quality, each beside the stock baseline in the same run."""
