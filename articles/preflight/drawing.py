"""The small pictures of readability, as numbers that a template draws from."""

from django.utils.formats import date_format

from articles.preflight.readability import TARGET

HARDEST = 18
SCALE_WIDTH = 320
CHART = {"width": 640, "height": 220, "left": 34, "right": 26, "top": 12, "bottom": 28}


def scale(readability):
    """A line of school years with the target on it and two marks; None without figures."""
    raw, explained = readability.raw.flesch_kincaid, readability.explained.flesch_kincaid
    if raw is None or explained is None:
        return None
    low, high = (_along(grade) for grade in TARGET)
    return {
        "width": SCALE_WIDTH,
        "target": {"x": low, "width": round(high - low, 1)},
        "raw": _along(raw),
        "explained": _along(explained),
        "years": [{"x": _along(year), "year": year} for year in range(0, HARDEST + 1, 3)],
    }


def _along(grade):
    margin = 12
    share = min(grade, HARDEST) / HARDEST
    return round(margin + share * (SCALE_WIDTH - 2 * margin), 1)


def chart(months):
    """Two lines over the months; `months` as in `reports.SiteReport`. None without any."""
    if not months:
        return None
    box = CHART
    inner = box["width"] - box["left"] - box["right"]
    step = inner / max(1, len(months) - 1)
    points = [
        {
            "x": round(box["left"] + (number * step if len(months) > 1 else inner / 2), 1),
            "raw": _up(raw),
            "explained": _up(explained),
            "label": date_format(moment, "M y"),
        }
        for number, (moment, _texts, raw, explained) in enumerate(months)
    ]
    every = max(1, len(points) // 6)
    return {
        **box,
        "floor": box["height"] - box["bottom"],
        "end": box["width"] - box["right"],
        "points": points,
        "labelled": points[::-1][::every],
        "raw": " ".join(f"{point['x']},{point['raw']}" for point in points),
        "explained": " ".join(f"{point['x']},{point['explained']}" for point in points),
        "target": {"y": _up(TARGET[1]), "height": round(_up(TARGET[0]) - _up(TARGET[1]), 1)},
        "years": [{"y": _up(year), "year": year} for year in range(0, HARDEST + 1, 3)],
    }


def _up(grade):
    inner = CHART["height"] - CHART["top"] - CHART["bottom"]
    return round(CHART["top"] + (1 - min(grade, HARDEST) / HARDEST) * inner, 1)
