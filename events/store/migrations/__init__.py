"""The store's schema, one step for each version of it."""
