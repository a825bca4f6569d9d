"""The gate: when a new model takes the champion's place. Pure, so that each rule has its test."""

from dataclasses import dataclass

from .evaluation import Metrics


@dataclass(frozen=True)
class Verdict:
    """May it be promoted, and why or why not."""

    promote: bool
    reasons: tuple[str, ...]


def judge(
    challenger: Metrics,
    rival: Metrics,
    *,
    rival_name: str,
    metric: str,
    margin: float,
    max_ece: float,
) -> Verdict:
    """Compare two models on the same holdout.

    `rival` is the champion, or the baseline where there is no champion yet (then without a margin:
    something simple that works is better than nothing).
    """
    gain = challenger[metric] - rival[metric]
    compared = (
        f"{metric} {challenger[metric]:.4f} against {rival[metric]:.4f} of {rival_name} "
        f"({gain:+.4f})"
    )
    problems = []
    if gain < margin:
        problems.append(f"{compared}, needs {margin:+.4f}")
    if challenger["ece"] > max_ece:
        problems.append(f"calibration error {challenger['ece']:.4f}, at most {max_ece:.4f}")
    if problems:
        return Verdict(promote=False, reasons=tuple(problems))
    return Verdict(promote=True, reasons=(compared, f"calibration error {challenger['ece']:.4f}"))
