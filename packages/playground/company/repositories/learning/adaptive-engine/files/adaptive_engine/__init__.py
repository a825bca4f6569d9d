"""Adaptive engine."""
