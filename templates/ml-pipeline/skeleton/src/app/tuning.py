"""Tuning: Optuna searches over all families of models; trials that fall behind after a fold are cut
short."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import optuna
import pandas as pd
from optuna.trial import FrozenTrial, TrialState
from sklearn.metrics import get_scorer
from sklearn.pipeline import Pipeline

from .candidates import BASELINE, suggest
from .dataset import Dataset
from .errors import PipelineError
from .splits import Fold

OnTrial = Callable[[FrozenTrial], None]


@dataclass(frozen=True)
class Tuned:
    """What a study found."""

    model: Pipeline
    """The best trial's, not fitted yet."""
    params: dict[str, object]
    value: float
    trials: int
    pruned: int


def tune(
    dataset: Dataset,
    train: pd.DataFrame,
    folds: list[Fold],
    *,
    metric: str,
    trials: int,
    seconds: float,
    seed: int,
    on_trial: OnTrial,
) -> Tuned:
    """Find the model with the best mean over the folds. The baseline is the first trial, so no less
    comes out."""
    score = get_scorer(metric)
    features, outcomes = train[dataset.features], train[dataset.target].astype(int)

    def objective(trial: optuna.Trial) -> float:
        model = suggest(dataset, trial, seed)
        values: list[float] = []
        for step, (learn, judge) in enumerate(folds):
            model.fit(features.iloc[learn], outcomes.iloc[learn])
            values.append(score(model, features.iloc[judge], outcomes.iloc[judge]))
            trial.report(float(np.mean(values)), step)
            if trial.should_prune():
                raise optuna.TrialPruned
        return float(np.mean(values))

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=seed),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=min(10, trials // 4)),
    )
    study.enqueue_trial(dict(BASELINE))
    study.optimize(
        objective,
        n_trials=trials,
        timeout=seconds,
        callbacks=[lambda _study, trial: on_trial(trial)],
    )
    if not study.get_trials(states=[TrialState.COMPLETE]):
        raise PipelineError("No trial came to an end.")
    best = study.best_trial
    return Tuned(
        model=suggest(dataset, optuna.trial.FixedTrial(best.params), seed),
        params=dict(best.params),
        value=study.best_value,
        trials=len(study.trials),
        pruned=len(study.get_trials(states=[TrialState.PRUNED])),
    )
