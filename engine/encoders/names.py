"""The spelling of encoder names; light enough for the window to import."""

import difflib
from collections.abc import Iterable

from engine.errors import EngineError
from engine.language import tr

BASIC = "basic"
OPEN_CLIP = "open_clip:"
LOCAL_DIR = "local-dir:"

BACKENDS = ("auto", "torch", "bf16", "openvino", "onnx")
"""Ways to run an image-text model: ``auto`` takes ``bf16`` on a processor that has it, and else
``torch``; the last two need the extra of their name."""


def unknown_name(name: str, known: Iterable[str]) -> EngineError:
    """Return the error for a name that stands for nothing, with up to three that look like it."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.7)
    if not near and name:  # a part alone is no close match
        near = [one for one in names if name.lower() in one.lower()][:3]
    hint = (
        tr("Did you mean {names}?").format(names=tr(" or ").join(near))
        if near
        else tr("The one that always works is {basic}.").format(basic=BASIC)
    )
    return EngineError(
        tr(
            "'{name}' is no encoder. {hint} Names look like {basic}, "
            "{open_clip}MODEL/TAG, {open_clip}MODEL@FILE or {local_dir}FOLDER."
        ).format(name=name, hint=hint, basic=BASIC, open_clip=OPEN_CLIP, local_dir=LOCAL_DIR)
    )
