"""What has to be fetched for a published model, and from which repositories of the hub."""

from dataclasses import dataclass
from pathlib import Path

_SAFE_WEIGHTS = "open_clip_model.safetensors"
_OLD_WEIGHTS = "open_clip_pytorch_model.bin"
_TOKENS = ("tokenizer.json", "spiece.model", "sentencepiece.bpe.model", "vocab.txt", "vocab.json")
_ABOUT_TOKENS = (
    "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "merges.txt",
    "config.json",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Files of one repository."""

    repo: str
    names: tuple[str, ...]
    """Any one of them makes it usable."""
    more: tuple[str, ...] = ()
    """Taken too where they are published."""
    old: tuple[str, ...] = ()
    """Never fetched, but good where they lie there already."""
    one: bool = False
    """Whether the first of ``names`` that is published is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All that a published model is made of; its weights come first."""

    title: str
    wanted: tuple[Wanted, ...]


def make_source(
    *, title: str, repo: str, file: str, tokenizer: str = "", text_model: str = ""
) -> Source | None:
    """Return the source of a model; None without a repository.

    ``file`` is the weights file as open_clip names it, or nothing for its usual name.
    """
    if not repo:
        return None
    safe = f"{Path(file).stem}.safetensors" if file else _SAFE_WEIGHTS
    wanted = [Wanted(repo=repo, names=(safe,), old=(file or _OLD_WEIGHTS,), one=True)]
    if tokenizer:
        wanted.append(Wanted(repo=tokenizer, names=_TOKENS, more=_ABOUT_TOKENS))
    if text_model and text_model != tokenizer:
        wanted.append(Wanted(repo=text_model, names=("config.json",)))
    return Source(title=title, wanted=tuple(wanted))
