"""Whole corpora: read, cleaned by many workers, written, and summed up. One domain a file."""
