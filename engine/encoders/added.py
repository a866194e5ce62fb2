"""Models from files and folders, for computers without a network: checked, copied, loadable."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from engine.encoders.catalogue import all_listings, find_listing
from engine.encoders.checks import matches
from engine.encoders.fetch import is_here
from engine.encoders.hub import (
    cached_file,
    models_folder,
    models_folders,
    point_to,
    remove_repo,
    repo_folder,
)
from engine.encoders.names import LOCAL_DIR, OPEN_CLIP
from engine.encoders.registry import find_source
from engine.errors import EngineError
from engine.events import Progress, Reporter
from engine.files import whole_folder
from engine.language import tr
from engine.machine import default_cache_folder

CONFIG = "open_clip_config.json"
WEIGHTS = "open_clip_model.safetensors"
_OLD = (".pt", ".pth", ".bin")
_WEIGHTS = (".safetensors", *_OLD)
_PIECE = 1 << 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A model folder that was added."""

    folder: Path
    dim: int
    side: int


def added_folder() -> Path:
    """Return where added models are put, beside those that were downloaded."""
    return models_folder() / "mmc-added"


def _added_folders() -> tuple[Path, ...]:
    return tuple(folder / added_folder().name for folder in models_folders())


def added_models() -> tuple[Added, ...]:
    """Return the models that were added; what is no model folder is passed over."""
    found = []
    files = (file for folder in _added_folders() for file in sorted(folder.glob(f"*/{CONFIG}")))
    for file in files:
        try:
            config = json.loads(file.read_text(encoding="utf-8"))["model_cfg"]
            dim, side = int(config["embed_dim"]), int(config["vision_cfg"]["image_size"])
        except (OSError, ValueError, TypeError, LookupError):
            continue
        found.append(Added(folder=file.parent, dim=dim, side=side))
    return tuple(found)


def add_model(path: Path, *, reporter: Reporter, like: str = "") -> tuple[str, ...]:
    """Copy models from a file or folder to where models are kept; return the encoders' names.

    A folder of the hub's cache (``models--…``) is compared with the checksums in it. A model folder
    or a single file is loaded once, so that what was added is known to work; for a file ``like``
    names the published encoder whose weights it holds.
    """
    path = path.expanduser().resolve()
    if path.is_dir():
        repos = [path] if path.name.startswith("models--") else sorted(path.glob("models--*"))
        if repos:
            return tuple(name for repo in repos for name in _add_repo(repo, reporter))
        return (_add_folder(path, reporter),)
    if not path.is_file():
        raise EngineError(tr("{path} is not there. Check the path.").format(path=path))
    if path.suffix.lower() not in _WEIGHTS:
        raise EngineError(
            tr("{path} is no weights file: its name must end in {join}.").format(
                path=path, join=", ".join(_WEIGHTS)
            )
        )
    if not like:
        raise EngineError(
            tr(
                "{name} does not say which model it is. Choose in the list of encoders the one "
                "that these weights belong to, and add the file again."
            ).format(name=path.name),
            command=f"As in: mmc encoders add {path.name} --as "
            f"{OPEN_CLIP}ViT-B-32/laion2b_s34b_b79k",
        )
    return (_add_file(path, like, reporter),)


def remove_added(name: str) -> int | None:
    """Delete a model that was added; return the bytes set free, None where it is none."""
    folder = Path(name.removeprefix(LOCAL_DIR))
    if not name.startswith(LOCAL_DIR) or folder.parent not in _added_folders():
        return None
    size = sum(file.stat().st_size for file in folder.glob("*") if file.is_file())
    shutil.rmtree(folder, ignore_errors=True)
    return size


def remove_encoder(name: str, *folders: Path) -> int:
    """Delete what was downloaded or added of an encoder; return the bytes set free.

    Without folders, in all in which models are looked for.
    """
    size = remove_added(name)
    if size is not None:
        return size
    source = find_source(name)
    if source is None:
        raise EngineError(
            tr(
                "{name} is no encoder that was downloaded or added. The list of encoders tells "
                "which there are."
            ).format(name=name),
            command="'mmc encoders list --all' shows it.",
        )
    repo = source.wanted[0].repo
    return sum(remove_repo(folder, repo) for folder in folders or models_folders())


def remove_all() -> tuple[int, int]:
    """Delete every encoder that was downloaded or added; return how many, and the bytes set free.

    What broken-off downloads left goes too, and is no encoder. The folder may be one that all
    programs share: models of it that are no encoders here stay.
    """
    names = [f"{LOCAL_DIR}{one.folder}" for one in added_models()]
    names += [one.name for one in all_listings() if one.name.startswith(OPEN_CLIP)]
    whole = [is_here(name) for name in names]
    sizes = [remove_encoder(name) for name in names]
    return sum(was and size > 0 for was, size in zip(whole, sizes, strict=True)), sum(sizes)


def _add_repo(repo: Path, reporter: Reporter) -> list[str]:
    """Copy a repository of the hub's cache, every file as its checksum says."""
    from engine.encoders.catalogue import all_listings

    target = repo_folder(models_folder(), repo.name.removeprefix("models--").replace("--", "/"))
    if target.exists():
        raise EngineError(
            tr(
                "{name} is in {parent} already. Remove that encoder in the list of encoders first."
            ).format(name=target.name, parent=target.parent),
            command="'mmc encoders remove NAME' does.",
        )
    blobs = [blob for blob in sorted((repo / "blobs").glob("*")) if "." not in blob.name]
    if not blobs or not (repo / "refs" / "main").is_file():
        raise EngineError(
            tr(
                "{repo} is not whole: it needs the folders blobs, refs and snapshots. "
                "Copy it again, with all that is in it."
            ).format(repo=repo)
        )
    for blob in blobs:
        if not matches(blob, blob.name, reporter):
            raise EngineError(
                tr(
                    "{blob} was damaged on its way (the checksum differs). Copy {name} again."
                ).format(blob=blob, name=repo.name)
            )
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_folder(target) as part:
        for folder in ("blobs", "refs", "snapshots", ".no_exist"):
            if (repo / folder).is_dir():
                reporter.check()
                shutil.copytree(
                    repo / folder, part / folder, symlinks=True,
                    ignore=shutil.ignore_patterns("*.incomplete"),
                )  # fmt: skip
        _link_copies(part, reporter)
    return [one.name for one in all_listings() if one.repo and target.name == _folder_of(one.repo)]


def _link_copies(repo: Path, reporter: Reporter) -> None:
    """Put links in the place of files that a stick without links has made of them."""
    blobs = {blob.name: blob for blob in (repo / "blobs").iterdir()}
    for file in [one for one in (repo / "snapshots").rglob("*") if one.is_file()]:
        if file.is_symlink():
            continue
        size = file.stat().st_size
        alike = [name for name, blob in blobs.items() if blob.stat().st_size == size]
        own = next((name for name in alike if matches(file, name, reporter)), None)
        if own is None:
            raise EngineError(
                tr(
                    "{name} in {name_2} was damaged on its way (the checksum differs). "
                    "Copy the folder again."
                ).format(name=file.name, name_2=repo.name)
            )
        point_to(file, blobs[own])


def _folder_of(repo: str) -> str:
    return repo_folder(Path(), repo).name


def _add_folder(path: Path, reporter: Reporter) -> str:
    """Copy a model folder with safetensors weights and try it."""
    weights = sorted(path.glob("*.safetensors"))
    if not (path / CONFIG).is_file() or not weights:
        raise EngineError(
            tr(
                "{path} is no model folder: it needs {config} and a file of weights "
                "that ends in .safetensors. Of a single file of weights add the file itself."
            ).format(path=path, config=CONFIG),
            command="'mmc encoders add FILE --as NAME' does.",
        )
    target = _new(path.name)
    with whole_folder(target) as part:
        for file in sorted(path.iterdir()):
            if file.is_file() and file.suffix.lower() not in _OLD:
                _copy(file, part / file.name, reporter)
        _try(part, path, path.name)
    return f"{LOCAL_DIR}{target}"


def _add_file(path: Path, like: str, reporter: Reporter) -> str:
    """Make a model folder of a file of weights and the description of a published encoder."""
    from engine.encoders.open_clip_adapter import read_tensors
    from engine.encoders.open_clip_names import describe_published

    config = describe_published(like)
    tokens = _tokenizer_files(like, path.parent)
    target = _new(like.removeprefix(OPEN_CLIP).replace("/", "-"))
    with whole_folder(target) as part:
        (part / CONFIG).write_text(json.dumps(config, indent=1), encoding="utf-8")
        for file in tokens:
            shutil.copyfile(file, part / file.name)
        if path.suffix.lower() in _OLD:
            read_tensors(path, part / WEIGHTS)
        else:
            _copy(path, part / WEIGHTS, reporter)
        listing = find_listing(like)
        _try(part, path, listing.title if listing is not None else like)
    return f"{LOCAL_DIR}{target}"


def _tokenizer_files(like: str, beside: Path) -> list[Path]:
    """Return the files of a published encoder's own tokenizer; none where it has none.

    Those beside the weights count first: on a computer without a network there are no others.
    """
    source = find_source(like)
    files: list[Path] = []
    for wanted in source.wanted[1:] if source is not None else ():
        own = next((file for name in wanted.names if (file := beside / name).is_file()), None)
        found = own or cached_file(wanted.repo, wanted.names)
        if found is None:
            raise EngineError(
                tr(
                    "The weights of {like} need a tokenizer of their own ({repo}), which "
                    "is not on this computer. Download that encoder first, or put the "
                    "tokenizer's files (tokenizer.json) beside the file of weights."
                ).format(like=like, repo=wanted.repo),
                command=f"'mmc encoders fetch {like}' downloads it.",
            )
        files += [file for name in (*wanted.names, *wanted.more)
                  if (file := found.parent / name).is_file()]  # fmt: skip
    return files


def _new(name: str) -> Path:
    target = added_folder() / name
    if target.exists():
        raise EngineError(
            tr(
                "A model named {name} was added before. Remove it in the list of encoders first."
            ).format(name=name),
            command=f"'mmc encoders remove {LOCAL_DIR}{target}' does.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _try(folder: Path, source: Path, title: str) -> None:
    """Load a model folder once; what cannot be loaded is not added.

    Where it does not load, the sentence names what a person chose, not the folder on its way.
    """
    from engine.encoders.open_clip_adapter import load_open_clip

    try:
        graphs = default_cache_folder() / "graphs"
        encoder = load_open_clip(f"{LOCAL_DIR}{folder}", "cpu", backend="torch", graphs=graphs)
        encoder.encode_texts(["a photo"])
    except EngineError as error:
        own = tr("Model folder {name}").format(name=folder.name)
        said = str(error).replace(own, title).replace(str(folder), str(source))
        raise EngineError(said, command=error.command) from error


def _copy(source: Path, target: Path, reporter: Reporter) -> None:
    total = source.stat().st_size
    with source.open("rb") as old, target.open("xb") as new:
        while piece := old.read(_PIECE):
            reporter.check()
            new.write(piece)
            reporter.emit(
                Progress(
                    what=tr("Copying {name}").format(name=source.name),
                    done=new.tell(),
                    total=total,
                    unit="bytes",
                )
            )
