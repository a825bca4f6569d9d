"""Errors that a person can put right; a job ends with them in one line, without a traceback."""


class PipelineError(Exception):
    """Something outside the code is not as it must be. The message says what, and what to do."""
