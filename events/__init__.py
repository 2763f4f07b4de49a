"""Dated, cited events: words and days, no geometry."""
