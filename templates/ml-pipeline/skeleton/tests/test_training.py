"""Training: what is kept of a run, what it takes to repeat it, and the registry's rules."""

from collections.abc import Callable

import mlflow
import pandas as pd
import pytest
from mlflow.entities import Run
from optuna.trial import FrozenTrial, TrialState
from skops.io.exceptions import UntrustedTypesFoundException

from app.candidates import families
from app.dataset import LEARNERS
from app.errors import PipelineError
from app.job import Job
from app.leakage import LeakageError
from app.psi import SCORE
from app.registry import CHALLENGER, CHAMPION
from app.source import labelled
from app.splits import Splitter
from app.training import FOLDS, Trained, Trainer
from app.tuning import Tuned, tune

from .support import TODAY


@pytest.fixture
def run(trained_job: tuple[Job, Trained]) -> Run:
    """The run of the shared training."""
    job, trained = trained_job
    version = mlflow.MlflowClient().get_model_version(job.registry.model_name, trained.version)
    return mlflow.get_run(version.run_id or "")


def test_a_run_keeps_what_it_takes_to_repeat_it(run: Run, trained_job: tuple[Job, Trained]) -> None:
    job, trained = trained_job
    params, tags = run.data.params, run.data.tags

    assert params["seed"] == str(job.settings.seed)
    assert len(params["data_sha256"]) == 64
    assert int(params["rows"]) == trained.rows
    assert tags["mlflow.source.git.commit"] == "0123abc"
    assert tags["version.scikit-learn"]
    assert run.data.metrics["holdout_roc_auc"] == pytest.approx(trained.challenger["roc_auc"])
    assert run.data.metrics["holdout_ece"] < job.settings.max_ece
    assert run.info.artifact_uri.startswith("s3://pipeline/mlflow/")
    best = mlflow.artifacts.load_dict(f"{run.info.artifact_uri}/best_trial.json")
    assert best["trials"] == job.settings.trials


def test_every_trial_is_a_run_below_it(run: Run, trained_job: tuple[Job, Trained]) -> None:
    job, _ = trained_job
    below = mlflow.search_runs(
        [run.info.experiment_id],
        f"tags.`mlflow.parentRunId` = '{run.info.run_id}'",
        output_format="list",
    )

    assert len(below) == job.settings.trials
    assert {trial.data.tags["state"] for trial in below} <= {"complete", "pruned"}
    assert all("family" in trial.data.params for trial in below)


def test_what_is_loaded_is_what_was_trained(trained_job: tuple[Job, Trained]) -> None:
    job, trained = trained_job
    model = job.registry.load(trained.version)
    rows = job.source.between(TODAY, TODAY)

    scores = model.score(rows[LEARNERS.features])

    assert scores.min() >= 0
    assert scores.max() <= 1
    assert set(model.reference.distributions) == {*LEARNERS.features, SCORE}


def test_a_stored_model_may_hold_nothing_but_what_is_trusted(
    trained_job: tuple[Job, Trained], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, trained = trained_job
    monkeypatch.setattr("app.registry.TRUSTED", [])

    with pytest.raises(UntrustedTypesFoundException):
        job.registry.load(trained.version)


def _tune(job: Job, on_trial: Callable[[FrozenTrial], None], trials: int) -> Tuned:
    splitter = Splitter(LEARNERS, "time", 1)
    train = splitter.split(labelled(job.source, LEARNERS, TODAY)).train
    return tune(
        LEARNERS,
        train,
        splitter.folds(train, FOLDS),
        metric="roc_auc",
        trials=trials,
        seconds=600,
        seed=11,
        on_trial=on_trial,
    )


def test_tuning_begins_with_the_baseline_prunes_and_can_be_repeated(job: Job) -> None:
    seen: list[FrozenTrial] = []

    one = _tune(job, seen.append, 10)
    two = _tune(job, lambda _trial: None, 10)

    assert one.params == two.params
    assert one.value == two.value
    assert seen[0].params == {"family": "logistic", "C": 1.0}
    assert one.value >= (seen[0].value or 1)
    assert one.trials == 10
    pruned = [trial for trial in seen if trial.state is TrialState.PRUNED]
    assert len(pruned) == one.pruned > 0
    assert all(len(trial.intermediate_values) <= FOLDS for trial in pruned)


def test_no_trial_in_time_is_an_error(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optuna.Study.optimize", lambda *_, **__: None)

    with pytest.raises(PipelineError, match="No trial"):
        _tune(job, lambda _trial: None, 1)


def test_leakage_stops_training(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    between = job.source.between

    def told(*days: object) -> pd.DataFrame:
        rows = between(*days)  # type: ignore[arg-type] # passed through
        return rows.assign(quiz_score=rows["stopped"])

    monkeypatch.setattr(job.source, "between", told)

    with pytest.raises(LeakageError, match="quiz_score"):
        Trainer(job.settings, job.registry, job.source, job.dataset).train(TODAY)
    assert job.registry.alias(CHALLENGER) is None


def test_a_champion_that_cannot_read_todays_columns_is_not_beaten_by_default(
    trained_job: tuple[Job, Trained], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, trained = trained_job

    def fails(*_: object) -> None:
        raise ValueError("columns are missing: {'quiz'}")

    trainer = Trainer(job.settings, job.registry, job.source, job.dataset)
    model = job.registry.load(trained.version)
    monkeypatch.setattr(model.scorer, "predict_proba", fails)
    monkeypatch.setattr(job.registry, "load", lambda _version: model)

    split = Splitter(LEARNERS, "time", 1).split(labelled(job.source, LEARNERS, TODAY))
    with pytest.raises(PipelineError, match="promote with --force"):
        trainer._judge(trained.challenger, trained.baseline, split)  # noqa: SLF001


def test_a_registered_champion_passes_its_own_gate_only_without_a_margin(
    trained_job: tuple[Job, Trained],
) -> None:
    job, trained = trained_job

    verdict = Trainer(job.settings, job.registry, job.source, job.dataset).judge_again(
        trained.version, TODAY
    )

    assert not verdict.promote
    assert "(+0.0000), needs +0.0020" in verdict.reasons[0]


def test_promotion_and_rollback_know_the_way_back(
    trained_job: tuple[Job, Trained], open_job: Callable[..., Job]
) -> None:
    shared, trained = trained_job
    registry = open_job(service_name="way-back").registry
    client = mlflow.MlflowClient()
    source = client.get_model_version("shared", trained.version)
    client.create_registered_model("way-back")
    for _ in range(3):
        client.create_model_version("way-back", source.source or "", source.run_id)
    with pytest.raises(PipelineError, match="No model has been promoted"):
        registry.champion()

    for version in ("1", "2", "2", "3"):
        registry.promote(version, ("better",))
    assert registry.roll_back(None, "worse") == ("3", "2")
    assert registry.roll_back(None, "worse too") == ("2", "1")

    with pytest.raises(PipelineError, match="nothing to go back to"):
        registry.roll_back(None, "further")
    with pytest.raises(PipelineError, match="is the champion already"):
        registry.roll_back("1", "again")
    with pytest.raises(PipelineError, match="There is no version 9"):
        registry.roll_back("9", "a slip")
    assert registry.roll_back("3", "it was right") == ("1", "3")
    assert registry.alias(CHAMPION) == "3"
    tags = client.get_model_version("way-back", "2").tags
    assert tags["rolled_back_because"] == "worse too"
    assert shared.registry.alias(CHAMPION) == trained.version


def test_networks_compete_where_torch_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for found in (None, object()):
        monkeypatch.setattr("importlib.util.find_spec", lambda _name, found=found: found)
        assert ("mlp" in families()) is (found is not None)
