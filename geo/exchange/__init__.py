"""Data out: the events and islands of a view in the formats that other programs read."""
