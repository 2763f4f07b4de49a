"""Documents: from the bytes of a file to its text, its language and its day of publication."""
