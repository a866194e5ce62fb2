"""First guesses: how well each label's name fits each photo, before a label or a run exists.

An image-text encoder puts photos and words into one space. Each label's name is put into several
sentences, the templates, whose vectors are averaged; a photo's and a caption's cosine with that is
how well the label fits. Cosines of two labels cannot be compared as they are (nor can a softmax, of
labels that do not exclude each other), so that each label's are standardised over the project's
rows. A score is therefore a place among the project's own photos, good for ordering: no chance.
"""

import datetime as dt
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine import workflow
from engine.data.dataset import Dataset
from engine.data.labels import LabelSet
from engine.data.project import Project
from engine.decide.metrics import Bools, Scores
from engine.encoders.names import BASIC
from engine.encoders.spec import Encoder, EncoderSpec, FloatArray
from engine.errors import EngineError
from engine.events import Progress, Reporter
from engine.features.captions import CAPTION_BATCH
from engine.features.extract import FeatureSet, Modality, load_features
from engine.files import whole_folder, write_text
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.runs import ZERO_SHOT, Role, Run, RunSetup, caption_keys, write_setup

DEFAULT_TEMPLATES = (
    "{label}",
    "a photo of {label}",
    "a photo of a {label}",
    "a picture in which there is {label}",
    "a close-up of {label}",
    "{label} seen from afar",
    "a scene with {label} and other things",
)
"""In the manner that image-text models are usually asked; the wording is our own."""
PLACE = "{label}"
MOST_TEMPLATES, LONGEST_TEMPLATE = 64, 200
TEMPLATES_SETTING = "templates"
CLEAR = 1.5
"""Standard deviations above the label's usual fit from which it is suggested: score 0.5.

A label on three photos of ten, told apart perfectly, reaches it.
"""
_STEEP = 2.0
_ROWS = 8192
NOT_SHARED = tr(
    "{title} reads photos and words apart, so a label's name cannot be "
    "compared with a photo. First guesses need an image-text encoder: "
    "choose one of those, or train a run, which needs none."
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Guesses:
    """First guesses that were made and kept."""

    run: Run
    encoder: EncoderSpec
    labels: LabelSet
    dataset: Dataset
    scores: Scores
    """``[n, labels]``; 0.5 is ``CLEAR`` standard deviations above the label's usual fit."""
    there: Bools
    """Rows with a photo or a caption ``[n]``."""
    templates: tuple[str, ...]


def templates_of(project: Project) -> tuple[str, ...]:
    """Return the sentences that labels are put into in this project."""
    kept = project.setting(TEMPLATES_SETTING)
    return tuple(kept) if kept else DEFAULT_TEMPLATES


def set_templates(project: Project, templates: Sequence[str]) -> None:
    """Keep sentences as the project's."""
    project.set_setting(TEMPLATES_SETTING, list(templates))


def read_templates(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, one a line; EngineError says which line is wrong."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    for number, line in lines:
        if PLACE not in line:
            raise EngineError(
                tr(
                    "Line {number} of the templates, '{line}', does not say where the "
                    "label's name goes. Write {place} there, as in: a photo of {place}"
                ).format(number=number, line=line[:60], place=PLACE)
            )
        if len(line) > LONGEST_TEMPLATE:
            raise EngineError(
                tr(
                    "Line {number} of the templates is longer than {longest_template} "
                    "characters. Shorten it."
                ).format(number=number, longest_template=LONGEST_TEMPLATE)
            )
    if not lines:
        raise EngineError(
            tr("There is no template. Write one a line, as in: a photo of {place}").format(
                place=PLACE
            )
        )
    if len(lines) > MOST_TEMPLATES:
        raise EngineError(
            tr("{lines} templates are too many: {most_templates} at most.").format(
                lines=len(lines), most_templates=MOST_TEMPLATES
            )
        )
    return tuple(dict.fromkeys(line for _, line in lines))


def needs_other_encoder(spec: EncoderSpec | None) -> str:
    """Return why a project's encoder gives no first guesses; empty where it does."""
    if spec is None:
        return tr(
            "First guesses compare photos with the names of the labels. Choose "
            "an image-text encoder for it first; Basic is none."
        )
    return "" if spec.shared_space else NOT_SHARED.format(title=_short(spec))


def guess(
    project: Project,
    *,
    cache: Path,
    reporter: Reporter,
    encoder_name: str | None = None,
    templates: Sequence[str] | None = None,
    encoded_only: bool = False,
    load: workflow.EncoderLoader = workflow.load_encoder,
) -> Guesses:
    """Score every row by the names of the labels, and keep that as the project's first guesses.

    Features that are missing are made first, or with ``encoded_only`` left missing: rows without
    any stay without a score. Without a name the project's encoder is taken; one that reads photos
    and words apart is refused before anything is made. Templates that are given are kept as the
    project's.
    """
    if not len(project.labels):
        raise EngineError(
            tr(
                "This project has no labels yet, so there is no name to compare photos "
                "with. Add labels first."
            )
        )
    before = workflow.project_encoder(project)
    name = encoder_name or (before.name if before is not None else "")
    if name in ("", BASIC):
        refusal = needs_other_encoder(before) if not name else NOT_SHARED.format(title="Basic")
        raise EngineError(refusal)
    kept: list[Encoder] = []

    def load_shared(wanted: str) -> Encoder:
        encoder = load(wanted)
        if not encoder.spec.shared_space:
            raise EngineError(NOT_SHARED.format(title=_short(encoder.spec)))
        kept.append(encoder)
        return encoder

    if encoded_only:
        features = _features_there(project, load_shared(name), cache)
    else:
        features = workflow.encode(
            project, encoder_name=name, cache=cache, reporter=reporter, load=load_shared,
            remember=before is None,
        ).features  # fmt: skip
    if templates is not None:
        set_templates(project, templates)
    used, labels, dataset = templates_of(project), project.labels, project.dataset()
    names = label_vectors(kept[0], labels, used, reporter)
    scores, there = fit(features.image, features.text, names, reporter)
    run = _keep(project, dataset, features.encoder, labels, scores, there, used)
    return Guesses(
        run=run, encoder=features.encoder, labels=labels, dataset=dataset, scores=scores,
        there=there, templates=used,
    )  # fmt: skip


def _features_there(project: Project, encoder: Encoder, cache: Path) -> FeatureSet:
    features = load_features(project.dataset(), encoder.spec, cache)
    if not features.encoded.any():
        raise EngineError(
            tr(
                "Nothing of this project is encoded by {title} yet. Make first guesses of all "
                "photos; when you stop that, those of the encoded ones can be made."
            ).format(title=_short(encoder.spec))
        )
    return features


def label_vectors(
    encoder: Encoder, labels: LabelSet, templates: Sequence[str], reporter: Reporter
) -> FloatArray:
    """Return a unit vector for each label ``[labels, dim]``: the mean over its templates."""
    texts = [
        template.replace(PLACE, label.name.replace("_", " ").strip())
        for label in labels
        for template in templates
    ]
    parts, began = [], time.monotonic()
    for start in range(0, len(texts), CAPTION_BATCH):
        reporter.check()
        parts.append(_unit(encoder.encode_texts(texts[start : start + CAPTION_BATCH])))
        done = min(start + CAPTION_BATCH, len(texts))
        reporter.emit(
            Progress(what=tr("Reading the labels' names"), done=done, total=len(texts),
                     seconds=time.monotonic() - began)
        )  # fmt: skip
    whole = np.concatenate(parts).reshape(len(labels), len(templates), -1)
    return _unit(whole.mean(axis=1))


def fit(
    image: Modality, text: Modality, names: FloatArray, reporter: Reporter
) -> tuple[Scores, Bools]:
    """Return how well labels fit rows, as scores ``[n, labels]``, and which rows have any.

    Of a row with a photo and a caption the mean of both counts.
    """
    rows, labels = len(image.places), len(names)
    fits, count = np.zeros((rows, labels), dtype=np.float32), np.zeros(rows, dtype=np.float32)
    for modality in (image, text):
        there = np.flatnonzero(modality.present)
        cosines = np.zeros((len(there), labels), dtype=np.float32)
        for start in range(0, len(there), _ROWS):
            reporter.check()
            vectors = _unit(modality.take(there[start : start + _ROWS]))
            cosines[start : start + _ROWS] = vectors @ names.T
        fits[there] += _standardised(cosines)
        count[there] += 1
    found = count > 0
    fits[found] = _standardised(fits[found] / count[found, None])
    scores = 1.0 / (1.0 + np.exp(-_STEEP * (fits - CLEAR)))
    scores[~found] = 0.0
    return scores.astype(np.float32), found


def _standardised(values: FloatArray) -> FloatArray:
    """Return columns with mean 0 and deviation 1 ``[k, labels]``; a constant one becomes 0."""
    if not len(values):
        return values
    spread = values.std(axis=0)
    spread[spread < 1e-6] = np.inf
    return np.asarray((values - values.mean(axis=0)) / spread, dtype=np.float32)


def _unit(vectors: FloatArray) -> FloatArray:
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return np.asarray(vectors / lengths, dtype=np.float32)


def _keep(
    project: Project, dataset: Dataset, encoder: EncoderSpec, labels: LabelSet, scores: Scores,
    there: Bools, templates: Sequence[str],
) -> Run:  # fmt: skip
    """Write the guesses in the place of earlier ones."""
    setup = RunSetup(
        config=TrainConfig(), encoder=encoder, labels=labels, fingerprint="",
        created=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"), versions={},
    )  # fmt: skip
    folder = project.runs_folder / ZERO_SHOT
    shutil.rmtree(folder, ignore_errors=True)  # a kill between leaves none, which a new guess mends
    folder.parent.mkdir(parents=True, exist_ok=True)
    with whole_folder(folder) as part:
        write_setup(part, setup)
        write_text(part / "templates.txt", "".join(f"{line}\n" for line in templates))
        captions = caption_keys([dataset.captions[row] for row in np.flatnonzero(there).tolist()])
        roles = np.full(int(there.sum()), Role.HELD_OUT, dtype=np.uint8)
        Run(part).write_scores(dataset.items[there], scores[there], roles, captions)
    return Run(folder)


def _short(spec: EncoderSpec) -> str:
    return spec.title.partition(" (")[0].partition(":")[0]
