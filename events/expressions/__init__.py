"""Dates in running text: what is written, and which days it means."""
