"""Tables of events that other programs write: read into rows, and rows into candidates for review."""
