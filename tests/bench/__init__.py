"""The page beside its peers in a real browser, and the reading of documents; `make bench` prints the tables."""
