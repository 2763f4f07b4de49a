"""The page beside its peers, measured in a real browser; `make bench` prints the tables."""
