"""Candidates of whole folders of documents, on this computer or on a cluster."""
# floor 0
