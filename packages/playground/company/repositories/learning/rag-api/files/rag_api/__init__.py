"""RAG API."""
