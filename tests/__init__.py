"""Tests of the map, its data and its app; all of them run without a network."""
