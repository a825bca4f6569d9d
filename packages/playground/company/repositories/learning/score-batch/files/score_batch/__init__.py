"""Score batch."""
