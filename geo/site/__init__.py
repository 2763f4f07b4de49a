"""A static site of the whole atlas: plain pages in every language that any file host can serve."""
