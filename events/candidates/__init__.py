"""From a document to candidate events that a person reviews."""
