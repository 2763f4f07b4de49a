"""The commands of `python -m events`, one module for each."""
# floor 0
