"""What a doubtful row is about, told from its sentence, so that like ones can be looked at."""

from enum import StrEnum

from engine.data.dataset import Problem
from engine.language import tr


class ProblemKind(StrEnum):
    """The value is the word on the screen."""

    PHOTO = tr("Photo")
    CAPTION = tr("Caption")
    LABELS = tr("Labels")
    REPEATED = tr("Repeated")
    ROW = tr("Row")
    FILE = tr("File")


# A sentence stands in the language in which the source was read: English, or that of now.
_REPEATED = (
    "stands already", tr("stands already"), "is the same as", tr("is the same as"),
    "is a training row as well", tr("is a training row as well"),
)  # fmt: skip
_SIGNS = {
    "photo": ProblemKind.PHOTO, tr("photo"): ProblemKind.PHOTO,
    "image": ProblemKind.PHOTO, tr("image"): ProblemKind.PHOTO, "picture": ProblemKind.PHOTO,
    "caption": ProblemKind.CAPTION, tr("caption"): ProblemKind.CAPTION,
    "quote": ProblemKind.CAPTION, tr("quote"): ProblemKind.CAPTION,
    "label": ProblemKind.LABELS, tr("label"): ProblemKind.LABELS,
    "applies": ProblemKind.LABELS, "categor": ProblemKind.LABELS,
}  # fmt: skip


def problem_kind(problem: Problem) -> ProblemKind:
    """Return what a problem is about; without a line and a name it is about the file."""
    if not problem.line and not problem.name:
        return ProblemKind.FILE
    # The name of a photo may hold any of the words.
    text = problem.text.replace(problem.name or "\0", "").casefold()
    if any(sign in text for sign in _REPEATED):
        return ProblemKind.REPEATED
    places = {text.find(sign): kind for sign, kind in _SIGNS.items() if sign in text}
    # What comes first is what the sentence is about.
    return places[min(places)] if places else ProblemKind.ROW
