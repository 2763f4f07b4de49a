"""Names in running text: the four groups and what lies on them, and who acts there."""
