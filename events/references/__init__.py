"""References: what the map rests on, and the map itself, as citations in words and in the files that tools read."""
