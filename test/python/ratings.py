"""Reckons the figures of ratings anew, from docs/DOMAIN.md (G1-G3, G5) alone.

Reads one JSON object a line: "scores" (null is "outside my field"), how many were "asked", the "quorum" as a fraction
[n, of], "sideQuorum" too, and the "sides", each as [asked, answered, connected]. Writes one JSON object a line. It computes in
fractions and rounds only when it writes, so that it shares neither code nor way of computing with Plenary.
"""

import json
import sys
from fractions import Fraction


def percentile(scores, p):
    """Type 7: linear between the two scores next to the place (n - 1) * p."""
    at = (len(scores) - 1) * p
    low = int(at)
    high = min(low + 1, len(scores) - 1)
    return scores[low] + (at - low) * (scores[high] - scores[low])


def classic(n, low, high):
    """Disagreement by the classic rule; None where it has no row for this many scores."""
    for first, last, many in ((8, 10, 3), (11, 13, 4), (14, 16, 5)):
        if first <= n <= last:
            return low >= many and high >= many
    return None


def class_of(median, disagrees):
    if disagrees or Fraction(7, 2) <= median < Fraction(13, 2):
        return "uncertain"
    return "supported" if median >= Fraction(13, 2) else "opposed"


def has_quorum(round):
    """Enough of all answered, and of each side enough had answered and were connected (G5)."""
    share, side_share = Fraction(*round["quorum"]), Fraction(*round["sideQuorum"])
    return len(round["scores"]) >= share * round["asked"] and all(
        min(answered, connected) >= side_share * asked for asked, answered, connected in round["sides"]
    )


def figures(round):
    answers = round["scores"]
    scores = sorted(Fraction(score) for score in answers if score is not None)
    if not scores:
        return None
    median, p30, p70 = (percentile(scores, Fraction(p, 10)) for p in (5, 3, 7))
    ipr = p70 - p30
    ipras = Fraction(235, 100) + Fraction(15, 10) * abs(5 - (p30 + p70) / 2)
    index = ipr / ipras
    low = sum(score <= 3 for score in scores)
    high = sum(score >= 7 for score in scores)
    by_classic = classic(len(scores), low, high)
    by_index = index > 1
    given = class_of(median, by_index if by_classic is None else by_classic)
    other = class_of(median, by_index)
    exact = {"median": median, "p30": p30, "p70": p70, "ipr": ipr, "ipras": ipras, "di": index}
    return {
        "n": len(scores),
        "low": low,
        "high": high,
        **{name: f"{float(value):.10f}" for name, value in exact.items()},
        "disagreement": by_index,
        "classic": by_classic,
        "class": given if has_quorum(round) else None,
        "other": other if other != given and has_quorum(round) else None,
    }


for line in sys.stdin:
    print(json.dumps(figures(json.loads(line))))
