"""The editors' own store: documents, candidate events, and every review of them."""
