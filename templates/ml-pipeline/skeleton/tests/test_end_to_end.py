"""The whole way, by the commands: train, score, drift, a worse model, a better one, and back."""

import json
from collections.abc import Callable

import pandas as pd
import pytest
from sqlalchemy import Engine, text

from app import drift, example, migrate, promote, rollback, score, train
from app.example import fill, observations
from app.job import Job
from app.registry import CHALLENGER, CHAMPION

from .support import BUCKET, TODAY

NAME = "end-to-end"


@pytest.fixture
def logged(
    capsys: pytest.CaptureFixture[str],
) -> Callable[[str], dict[str, object]]:
    """The newest log line of an event."""

    def find(event: str) -> dict[str, object]:
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        found: dict[str, object] = [line for line in lines if line["event"] == event][-1]
        return found

    return find


@pytest.fixture
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {
        "SERVICE_NAME": NAME,
        "BUCKET_NAME": BUCKET,
        "DATA_SOURCE": "postgres",
        "SPLIT": "time",
        "METRIC": "roc_auc",
        "TRIALS": "3",
        "DRIFT_DAYS": "1",
        "PSI_THRESHOLD": "0.2",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def _scores(engine: Engine) -> pd.DataFrame:
    with engine.connect() as connection:
        return pd.read_sql_query(text("SELECT * FROM current_scores"), connection)


@pytest.mark.usefixtures("_environment")
def test_the_whole_way(
    open_job: Callable[..., Job],
    rows: pd.DataFrame,
    logged: Callable[[str], dict[str, object]],
) -> None:
    job = open_job(service_name=NAME)
    registry, engine = job.registry, job.engine
    fill(job.settings, rows)

    # The first model has nobody's place to take, and beats the baseline.
    train.main()
    assert registry.alias(CHAMPION) == registry.alias(CHALLENGER) == "1"
    assert logged("model promoted")["version"] == "1"

    # A day is scored once, however often it is asked for.
    score.main([])
    first = _scores(engine)
    assert len(first) == rows["learner_id"].nunique()
    assert first["probability"].between(0, 1).all()
    score.main([])
    assert logged("already scored")["day"] == str(TODAY)
    pd.testing.assert_frame_equal(_scores(engine), first)

    # What was scored looks like what was learned from.
    drift.main()
    assert logged("drift checked")["drifted"] == []

    # A model that learned from noise stays a challenger, whoever asks.
    noise = rows.copy()
    known = noise["stopped"].notna() & (pd.to_datetime(noise["observed_on"]).dt.date < TODAY)
    older = known & (noise["observed_on"] < sorted(noise["observed_on"].unique())[-15])
    shuffled = noise.loc[older, "stopped"].sample(frac=1, random_state=1).to_numpy()
    noise.loc[older, "stopped"] = shuffled
    fill(job.settings, noise)
    train.main()
    assert registry.alias(CHALLENGER) == "2"
    assert registry.alias(CHAMPION) == "1"
    with pytest.raises(SystemExit):
        promote.main([])
    assert "the champion, version 1" in str(logged("job failed")["reason"])

    # A person may know better, and says why. Then the day is scored again, and back.
    fill(job.settings, rows)
    promote.main(["--version", "2", "--force", "an experiment"])
    assert registry.alias(CHAMPION) == "2"
    score.main(["--day", str(TODAY), "--again"])
    assert set(_scores(engine)["model_version"]) == {"2"}
    rollback.main(["--reason", "it was worse"])
    assert registry.alias(CHAMPION) == "1"
    score.main(["--day", str(TODAY), "--again"])
    again = _scores(engine)
    pd.testing.assert_frame_equal(again.drop(columns="scored_at"), first.drop(columns="scored_at"))

    # Learners of another kind are noticed, and the job that notices has done its work.
    fill(job.settings, observations(TODAY, learners=250, weeks=40, drift=2))
    drift.main()
    assert "days_since_lesson" in str(logged("drift checked")["drifted"])


@pytest.mark.usefixtures("_environment", "_bucket", "engine")
def test_the_example_fills_the_source_but_not_in_production(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.main(["--learners", "5"])
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM observations")) == 5 * 53

    monkeypatch.setenv("ENVIRONMENT", "prod")
    with pytest.raises(SystemExit, match="production"):
        example.main([])


@pytest.mark.parametrize("main", [train.main, migrate.main, lambda: example.main([])])
def test_a_job_says_which_setting_is_wrong_and_no_secret(
    main: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://app:secret@db/app")

    with pytest.raises(SystemExit) as end:
        main()

    assert "postgresql://" in str(end.value)
    assert "secret" not in str(end.value)
