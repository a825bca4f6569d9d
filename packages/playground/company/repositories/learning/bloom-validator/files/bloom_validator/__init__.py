"""Bloom validator."""
