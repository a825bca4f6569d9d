"""What this service counts."""

from prometheus_client import Counter, Histogram

from ..about import FIRST_TOKEN_OBJECTIVE_SECONDS
from .common_metrics import CommonMetrics

_SPREAD = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)


class Metrics(CommonMetrics):
    """Beside what every API counts: questions, searches, models and guardrails."""

    def __init__(self, service: str) -> None:
        """Register the metrics, each labelled with the service."""
        super().__init__(service, answer_times=_SPREAD, processing_times=(*_SPREAD, 120.0, 300.0))
        registry = self._registry
        self._queries = Counter(
            "rag_queries_total", "Questions.", ("service", "outcome", "prompt"), registry=registry
        )
        self._cache = Counter(
            "rag_cache_requests_total",
            "Look-ups of answers.",
            ("service", "result"),
            registry=registry,
        )
        self._first_token = Histogram(
            "rag_time_to_first_token_seconds",
            "Time until a stream begins.",
            ("service",),
            registry=registry,
            buckets=sorted({*_SPREAD, FIRST_TOKEN_OBJECTIVE_SECONDS}),
        )
        self._stage = Histogram(
            "rag_stage_seconds",
            "Time by stage.",
            ("service", "stage"),
            registry=registry,
            buckets=_SPREAD,
        )
        self._retrievals = Counter(
            "rag_retrievals_total", "Searches by kind.", ("service", "kind"), registry=registry
        )
        self._tokens = Counter(
            "rag_tokens_total",
            "Tokens of language models.",
            ("service", "model", "direction"),
            registry=registry,
        )
        self._cost = Counter(
            "rag_cost_usd_total",
            "Cost of language models.",
            ("service", "model"),
            registry=registry,
        )
        self._fallbacks = Counter(
            "rag_fallbacks_total",
            "Answers left to the fallback model.",
            ("service", "reason"),
            registry=registry,
        )
        self._guardrails = Counter(
            "rag_guardrail_actions_total",
            "What guardrails did.",
            ("service", "guardrail", "action"),
            registry=registry,
        )
        self._feedback = Counter(
            "rag_feedback_total",
            "Verdicts on answers.",
            ("service", "prompt", "verdict"),
            registry=registry,
        )

    def query(self, outcome: str, prompt: str) -> None:
        """Count a question by how it ended and the prompt it was answered with."""
        self._queries.labels(self._service, outcome, prompt).inc()

    def cache(self, result: str) -> None:
        """Count a look-up in the cache."""
        self._cache.labels(self._service, result).inc()

    def first_token(self, seconds: float) -> None:
        """Note how long a stream took to begin."""
        self._first_token.labels(self._service).observe(seconds)

    def stage(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._stage.labels(self._service, stage).observe(seconds)

    def retrieval(self, kind: str) -> None:
        """Count a search: hybrid, or by words alone."""
        self._retrievals.labels(self._service, kind).inc()

    def tokens(self, model: str, into: int, out: int, cost_usd: float) -> None:
        """Count what an answer took."""
        self._tokens.labels(self._service, model, "input").inc(into)
        self._tokens.labels(self._service, model, "output").inc(out)
        self._cost.labels(self._service, model).inc(cost_usd)

    def fallback(self, reason: str) -> None:
        """Count an answer that was left to the fallback model."""
        self._fallbacks.labels(self._service, reason).inc()

    def guardrail(self, guardrail: str, action: str) -> None:
        """Count what a guardrail did."""
        self._guardrails.labels(self._service, guardrail, action).inc()

    def feedback(self, prompt: str, *, helpful: bool) -> None:
        """Count a verdict on an answer."""
        verdict = "helpful" if helpful else "not_helpful"
        self._feedback.labels(self._service, prompt, verdict).inc()
