"""Learning orchestrator."""
