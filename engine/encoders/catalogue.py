"""What is known of the encoders that can be had; facts only, read without torch or open_clip."""

import functools
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.encoders.names import BASIC, OPEN_CLIP
from engine.encoders.variants import parse_name
from engine.language import tr

_FILE = Path(__file__).with_name("catalogue.json")
_QUICK = "-quickgelu"
HUB_PAGE = "https://huggingface.co/"
LICENCES = {
    "mit": tr("MIT: free for any use"),
    "apache-2.0": tr("Apache 2.0: free for any use"),
    "cc-by-nc": tr("CC BY-NC: not for commercial use"),
    "apple": tr("Apple's own terms, which limit the use: read them first"),
    "": tr("See the model's page"),
}
"""As known when the catalogue was made; the model's page has the last word."""
LICENCE_WORDS = {
    "mit": "MIT",
    "apache-2.0": "Apache 2.0",
    "cc-by-nc": tr("not commercial"),
    "apple": tr("Apple's terms"),
    "": tr("see its page"),
}
"""The same for a list."""
FAST, GOOD, BEST = tr("Fast on a processor"), tr("Good"), tr("Best, with a graphics card")
GROUPS = (FAST, GOOD, BEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One encoder that can be chosen; None where a figure is not known."""

    name: str
    """As it is typed: ``open_clip:MODEL/TAG``."""
    title: str
    dim: int
    """Numbers in a vector of a photo."""
    side: int
    """Pixels along each side of what the encoder sees of a photo."""
    parameters: int | None = None
    size: int | None = None
    """Bytes to download, counted from the parameters; the hub tells the true size at the start."""
    image_gflop: float | None = None
    """Thousand million operations for one photo."""
    text_gflop: float | None = None
    repo: str = ""
    """Where the hub has it; nothing where the program brings it."""
    file: str = ""
    """The weights file there as open_clip names it; nothing for the usual name."""
    tokenizer: str = ""
    """The repository of a tokenizer that open_clip does not bring."""
    text_model: str = ""
    """The repository that describes a text tower of transformers."""
    licence: str = ""
    imagenet: float | None = None
    """Share of ImageNet's photos named right with no training, as open_clip publishes it."""
    photo_search: float | None = None
    """Share of COCO's captions whose own photo was found first."""
    group: str = ""
    """The shelf it stands on; nothing for the many others."""
    reason: str = ""
    """Why it stands there."""

    @property
    def page(self) -> str:
        """Where to read about it."""
        return f"{HUB_PAGE}{self.repo}" if self.repo else ""

    @property
    def licence_text(self) -> str:
        """The licence in words."""
        return LICENCES[self.licence]

    @property
    def licence_word(self) -> str:
        """The licence in a word or two; a dash where the user brought the weights."""
        return LICENCE_WORDS[self.licence] if self.repo or self.licence else "–"

    @property
    def free(self) -> bool:
        """Whether any use is allowed, as far as is known."""
        return self.licence in ("mit", "apache-2.0")


_SHELF: dict[str, tuple[str, str]] = {
    BASIC: (FAST, tr("Comes with the program, works without a network, and is the fastest.")),
    "open_clip:ViT-B-32-256/datacomp_s34b_b86k": (
        FAST, tr("The strongest of the small ones, and a moderate download.")),
    "open_clip:PE-Core-S-16-384/meta": (
        GOOD, tr("A small download that looks at photos closely: for small things in "
"them.")),
    "open_clip:ViT-B-16/datacomp_xl_s13b_b90k": (
        GOOD, tr("Sees finer than the small ones, at about twice their time.")),
    "open_clip:PE-Core-B-16/meta": (
        GOOD, tr("Newer than the one above and nearly as fast; a larger download.")),
    "open_clip:ViT-B-16-SigLIP2-256/webli": (
        GOOD, tr("For captions in many languages.")),
    "open_clip:ViT-L-14/datacomp_xl_s13b_b90k": (
        BEST, tr("Better than those above; without a graphics card thousands of photos "
"take hours.")),
    "open_clip:ViT-L-14-quickgelu/openai": (
        BEST, tr("The one that the paper used: take it to compare with the paper's "
"tables.")),
    "open_clip:ViT-L-16-SigLIP2-256/webli": (
        BEST, tr("Strong, and for captions in many languages.")),
    "open_clip:PE-Core-L-14-336/meta": (
        BEST, tr("Looks at photos most closely, and takes the longest.")),
}  # fmt: skip


@functools.cache
def all_listings() -> tuple[Listing, ...]:
    """Return every encoder once: the shelf in its order, then the rest by model and tag."""
    facts = json.loads(_FILE.read_text(encoding="utf-8"))
    listings = [_listing(row, facts["models"]) for row in facts["published"]]
    often = Counter(one.title for one in listings)
    for place, one in enumerate(listings):
        if often[one.title] > 1 and not one.group:
            listings[place] = replace(one, title=_whole_title(one.name))
    found = {one.name: one for one in listings}
    shelf = [_basic(), *(found.pop(name) for name in _SHELF if name in found)]
    return (*shelf, *found.values())


def shelf() -> tuple[Listing, ...]:
    """Return the few that are worth knowing, the lightest first."""
    return tuple(one for one in all_listings() if one.group)


def find_listing(name: str) -> Listing | None:
    """Return what is known of a name however it is spelled; None where it is not listed."""
    return _by_name().get(_plain(parse_name(name)[0]))


def search(words: str) -> tuple[Listing, ...]:
    """Return the encoders in which every word is found: in name, title, licence or repository."""
    wanted = words.lower().split()
    return tuple(
        one
        for one in all_listings()
        if all(
            word in f"{one.name} {one.title} {one.repo} {one.licence}".lower() for word in wanted
        )
    )


@functools.cache
def _by_name() -> dict[str, Listing]:
    known: dict[str, Listing] = {}
    for one in all_listings():
        # OpenAI's and others' weights run with QuickGELU whichever of the two names is given
        known[_plain(one.name.replace(f"{_QUICK}/", "/"))] = one
    return known | {_plain(one.name): one for one in all_listings()}


def _plain(name: str) -> str:
    model, slash, tag = name.partition("/")
    return f"{model}{slash}{tag.lower().replace('-', '_')}"


def _basic() -> Listing:
    group, reason = _SHELF[BASIC]
    return Listing(
        name=BASIC, title=tr("Basic"), dim=1280, side=224, parameters=27_300_000, size=0,
        image_gflop=0.78, text_gflop=2.9, licence="apache-2.0", group=group, reason=reason,
    )  # fmt: skip


def _listing(row: dict[str, Any], models: dict[str, dict[str, Any]]) -> Listing:
    model, tag = row["model"], row["tag"]
    name = f"{OPEN_CLIP}{model}/{tag}"
    group, reason = _SHELF.get(name, ("", ""))
    return Listing(
        name=name, title=_title(model, tag), repo=row["repo"], licence=row["licence"],
        file=row["file"], group=group, reason=reason,
        imagenet=row.get("imagenet"), photo_search=row.get("photo_search"), **models[model],
    )  # fmt: skip


_MAKERS = (
    ("openai", tr("OpenAI")), ("datacomp", tr("DataComp")), ("commonpool", tr("CommonPool")),
    ("laion", "LAION"), ("metaclip", tr("MetaCLIP")), ("dfn", "DFN"), ("webli", tr("WebLI")),
    ("yfcc", "YFCC"), ("merged", "EVA"), ("mscoco", "COCO"), ("cc12m", "CC12M"),
)  # fmt: skip


def _whole_title(name: str) -> str:
    model, _, tag = name.removeprefix(OPEN_CLIP).partition("/")
    return f"{model.removesuffix(_QUICK)}, {tag}"


def _title(model: str, tag: str) -> str:
    """Return the model and whose photos it learned from."""
    plain = model.removesuffix(_QUICK)
    maker = next((name for part, name in _MAKERS if tag.startswith(part)), "")
    return f"{plain}, {maker}" if maker else plain
