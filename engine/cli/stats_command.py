"""``mmc stats``: what a project holds, counted."""

import argparse
import csv
import io
import json
from typing import Any

import numpy as np

from engine.cli.console import Console
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.data.readers.cells import safe_cell
from engine.statistics.captions import histogram
from engine.statistics.overview import Statistics, by_split, statistics_of

TABLE, CSV, JSON = "table", "csv", "json"
_PAIRS = 10


def add_stats_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--format", choices=(TABLE, JSON, CSV), default=TABLE,
                        help="a table to read (default), everything as JSON, or the labels as "
                        "CSV")  # fmt: skip


def run_stats(args: argparse.Namespace, console: Console) -> None:
    """``mmc stats``: count labels, pairs of labels, captions and work."""
    with open_project(args.project) as project:
        found = statistics_of(project, reporter=console)
    values = _values(found)
    if args.format == JSON:
        text = json.dumps(values, ensure_ascii=False, indent=2)
    elif args.format == CSV:
        text = _csv(values["labels"])
    else:
        text = _table(found, values)
    console.result(text, values)


def _values(found: Statistics) -> dict[str, Any]:
    counts = found.labels
    return {
        "photos": found.photos,
        "splits": by_split(found),
        "labelled": counts.labelled,
        "reviewed": found.reviewed,
        "flagged": found.flagged,
        "labels_per_photo": None if counts.labelled == 0 else counts.mean_per_photo,
        "photos_by_number_of_labels": counts.per_photo.tolist(),
        "missing_captions": found.captions.missing,
        "same_captions": found.same_captions,
        "missing_images": found.missing_images,
        "broken_images": found.broken_images,
        "same_photos": found.same_photos,
        "caption_words": _bars(found.captions.words),
        "caption_characters": _bars(found.captions.characters),
        "labels": _labels(found),
        "together": _pairs(found),
        "days": [
            {"day": one.day.isoformat(), "edits": one.edits, "photos": one.photos,
             "reviewed": one.reviewed}
            for one in found.days
        ],
    }  # fmt: skip


def _labels(found: Statistics) -> list[dict[str, Any]]:
    counts, rows = found.labels, []
    for column, label in enumerate(found.dataset.labels):
        row: dict[str, Any] = {"id": label.id, "name": label.name}
        for name in ("positive", "negative", "unknown"):
            states = getattr(counts, name)[:, column]
            row[name] = int(states.sum())
            row |= {f"{name}_{split.name.lower()}": int(states[split]) for split in Split}
        rows.append(row)
    return rows


def _pairs(found: Statistics) -> list[dict[str, Any]]:
    """Return all pairs of labels that meet, the most frequent first."""
    names, counts = found.dataset.labels, found.together.counts
    shares, lifts = found.together.shares(), found.together.lifts()
    first, second = np.nonzero(np.triu(counts, 1))
    order = np.argsort(-counts[first, second], kind="stable")
    return [
        {
            "labels": [names[a].id, names[b].id],
            "names": [names[a].name, names[b].name],
            "photos": int(counts[a, b]),
            "share_of_first": float(shares[a, b]),
            "share_of_second": float(shares[b, a]),
            "lift": float(lifts[a, b]),
        }
        for a, b in zip(first[order].tolist(), second[order].tolist(), strict=True)
    ]


def _bars(values: np.ndarray) -> list[dict[str, int | None]]:
    return [{"from": bar.low, "below": bar.high, "photos": bar.count} for bar in histogram(values)]


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if rows:
        writer.writerow(list(rows[0]))
    for row in rows:
        writer.writerow([safe_cell(v) if isinstance(v, str) else v for v in row.values()])
    return text.getvalue().rstrip("\n")


def _table(found: Statistics, values: dict[str, Any]) -> str:
    splits = ", ".join(f"{count:,} {name}" for name, count in values["splits"].items() if count)
    same = "" if found.same_photos is None else f", {found.same_photos:,} shown twice"
    lines = [
        f"{found.photos:,} photos ({splits}); {found.labels.labelled:,} labelled, "
        f"{found.reviewed:,} reviewed, {found.flagged:,} flagged.",
        f"{found.missing_images:,} photos have no file, {found.broken_images:,} are broken{same}; "
        f"{found.captions.missing:,} have no caption, {found.same_captions:,} share one with "
        "another photo.",
    ]
    if found.labels.labelled:
        few = ", ".join(
            f"{count:,} with {n}" for n, count in enumerate(found.labels.per_photo) if count
        )
        lines.append(f"{found.labels.mean_per_photo:.2f} labels a photo: {few}.")
    lines += ["", f"{'label':20s}{'positive':>10s}{'negative':>10s}{'unknown':>10s}"
              f"{'train':>9s}{'val':>9s}{'test':>9s}"]  # fmt: skip
    for row in sorted(values["labels"], key=lambda row: -row["positive"]):
        numbers = (row["positive"], row["negative"], row["unknown"])
        parts = (row["positive_train"], row["positive_val"], row["positive_test"])
        lines.append(
            f"{row['name'][:19]:20s}" + "".join(f"{n:10,d}" for n in numbers)
            + "".join(f"{n:9,d}" for n in parts)
        )  # fmt: skip
    if values["together"]:
        lines += ["", "Most often together:"]
    for pair in values["together"][:_PAIRS]:
        a, b = pair["names"]
        lines.append(
            f"  {a} and {b}: {pair['photos']:,} photos, {100 * pair['share_of_first']:.0f} % of "
            f"{a}, {100 * pair['share_of_second']:.0f} % of {b}, {pair['lift']:.1f} times as "
            "often as chance"
        )
    done = sum(one.edits for one in found.days)
    if done:
        lines += ["", f"{done:,} edits on {len(found.days):,} days, the last on "
                  f"{found.days[-1].day.isoformat()}."]  # fmt: skip
    return "\n".join(lines)
