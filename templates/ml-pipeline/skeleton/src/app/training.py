"""From rows to a champion: split, check, tune, calibrate, measure, register, judge."""

import hashlib
import platform
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version as installed
from typing import Final

import pandas as pd
import structlog
from mlflow.models import infer_signature
from optuna.trial import FrozenTrial

from . import leakage
from .calibration import calibrate
from .candidates import baseline, families
from .dataset import Dataset
from .errors import PipelineError
from .evaluation import Metrics, evaluate, reliability
from .gate import Verdict, judge
from .psi import Reference
from .registry import CHAMPION, Registry, Scorer
from .settings import Settings
from .source import Source, labelled
from .splits import Split, Splitter
from .tuning import Tuned, tune

_log = structlog.get_logger(__name__)

FOLDS: Final = 4


@dataclass(frozen=True)
class Trained:
    """What a training came to."""

    version: str
    verdict: Verdict
    baseline: Metrics
    challenger: Metrics
    rows: int


class Trainer:
    """Trains on what is known today."""

    def __init__(
        self, settings: Settings, registry: Registry, source: Source, dataset: Dataset
    ) -> None:
        """Use these."""
        self._settings = settings
        self._registry = registry
        self._source = source
        self._dataset = dataset
        self._splitter = Splitter(dataset, settings.split, settings.seed)

    def train(self, today: date) -> Trained:
        """Train, register the best model and promote it if it passes the gate."""
        settings, dataset = self._settings, self._dataset
        rows = labelled(self._source, dataset, today)
        split = self._splitter.split(rows)
        alone = leakage.check(dataset, split, settings.split)
        _log.info("data read", **{name: len(part) for name, part in split.parts().items()})
        with self._registry.run(self._facts(rows, split), self._origin()) as run_id:
            self._registry.log_report("single_feature_scores.json", alone)
            plain = baseline(dataset).fit(
                split.train[dataset.features], split.train[dataset.target]
            )
            baseline_metrics = self._measure(plain, split)
            self._registry.log_metrics("baseline", baseline_metrics)
            tuned = self._tune(split, run_id)
            tuned.model.fit(split.train[dataset.features], split.train[dataset.target])
            model, method = calibrate(
                tuned.model,
                split.calibration[dataset.features],
                split.calibration[dataset.target],
            )
            metrics = self._measure(model, split)
            self._registry.log_metrics("holdout", metrics)
            self._report(tuned, method, model, split)
            scores = model.predict_proba(split.calibration[dataset.features])[:, 1]
            version = self._registry.register(
                model,
                infer_signature(split.holdout[dataset.features].head(), scores[:5]),
                Reference.of(dataset, split.train, scores),
            )
            verdict = self._judge(metrics, baseline_metrics, split)
            self._registry.log_report(
                "verdict.json", {"promote": verdict.promote, "reasons": list(verdict.reasons)}
            )
        if verdict.promote:
            self._registry.promote(version, verdict.reasons)
        _log.info(
            "model promoted" if verdict.promote else "model not promoted",
            version=version,
            reasons=verdict.reasons,
        )
        return Trained(version, verdict, baseline_metrics, metrics, len(rows))

    def judge_again(self, version: str, today: date) -> Verdict:
        """Judge a version that is registered already, on what is known today."""
        split = self._splitter.split(labelled(self._source, self._dataset, today))
        dataset = self._dataset
        plain = baseline(dataset).fit(split.train[dataset.features], split.train[dataset.target])
        model = self._registry.load(version)
        return self._judge(
            self._measure(model.scorer, split),
            self._measure(plain, split),
            split,
        )

    def _tune(self, split: Split, run_id: str) -> Tuned:
        def on_trial(trial: FrozenTrial) -> None:
            means = [trial.intermediate_values[step] for step in sorted(trial.intermediate_values)]
            self._registry.log_trial(
                run_id, trial.number, trial.params, means, trial.state.name.lower()
            )

        return tune(
            self._dataset,
            split.train,
            self._splitter.folds(split.train, FOLDS),
            metric=self._settings.metric,
            trials=self._settings.trials,
            seconds=self._settings.tuning_minutes * 60,
            seed=self._settings.seed,
            on_trial=on_trial,
        )

    def _measure(self, model: Scorer, split: Split) -> Metrics:
        probabilities = model.predict_proba(split.holdout[self._dataset.features])[:, 1]
        return evaluate(split.holdout[self._dataset.target], probabilities)

    def _judge(self, challenger: Metrics, plain: Metrics, split: Split) -> Verdict:
        """Against the champion, on the holdout of today: numbers of another day would compare two
        data sets."""
        current = self._registry.alias(CHAMPION)
        if current is None:
            return self._compare(challenger, plain, "the baseline", margin=0)
        champion = self._registry.load(current)
        try:
            metrics = self._measure(champion.scorer, split)
        except ValueError as error:
            raise PipelineError(
                f"The champion, version {current}, can't score today's columns, so nothing can be "
                f"compared: {error}. If they changed on purpose, promote with --force."
            ) from error
        rival = f"the champion, version {current}"
        return self._compare(challenger, metrics, rival, margin=self._settings.promotion_margin)

    def _compare(
        self, challenger: Metrics, rival: Metrics, rival_name: str, *, margin: float
    ) -> Verdict:
        return judge(
            challenger,
            rival,
            rival_name=rival_name,
            metric=self._settings.metric,
            margin=margin,
            max_ece=self._settings.max_ece,
        )

    def _report(self, tuned: Tuned, method: str, model: Scorer, split: Split) -> None:
        probabilities = model.predict_proba(split.holdout[self._dataset.features])[:, 1]
        table = reliability(split.holdout[self._dataset.target], probabilities)
        bins = {str(name): values.tolist() for name, values in table.items()}
        self._registry.log_report("reliability.json", bins)
        self._registry.log_report(
            "best_trial.json",
            {
                "params": tuned.params,
                "mean": tuned.value,
                "trials": tuned.trials,
                "pruned": tuned.pruned,
                "calibration": method,
            },
        )
        _log.info(
            "tuned", trials=tuned.trials, pruned=tuned.pruned, best=tuned.params, calibration=method
        )

    def _facts(self, rows: pd.DataFrame, split: Split) -> dict[str, object]:
        """What it takes to do it again and get the same."""
        dataset, settings = self._dataset, self._settings
        days = {name: part[dataset.day] for name, part in split.parts().items()}
        return {
            "seed": settings.seed,
            "split": settings.split,
            "metric": settings.metric,
            "trials": settings.trials,
            "families": ",".join(families()),
            "features": ",".join(dataset.features),
            "data_sha256": data_hash(rows),
            "rows": len(rows),
            **{f"{name}_rows": len(part) for name, part in split.parts().items()},
            **{f"{name}_days": f"{day.min():%F} to {day.max():%F}" for name, day in days.items()},
        }

    def _origin(self) -> dict[str, str]:
        versions = {
            f"version.{name}": installed(name) for name in ("scikit-learn", "optuna", "numpy")
        }
        return {
            "mlflow.source.git.commit": self._settings.git_commit,
            "image": self._settings.service_version,
            "environment": self._settings.environment,
            "version.python": platform.python_version(),
            **versions,
        }


def data_hash(rows: pd.DataFrame) -> str:
    """The same for the same rows, wherever they were read from."""
    hashes = pd.util.hash_pandas_object(rows, index=False).to_numpy()
    return hashlib.sha256(hashes.tobytes()).hexdigest()
