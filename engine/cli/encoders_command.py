"""``mmc encoders``: what can be had, what is here, and how it comes here."""

import argparse
import dataclasses
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.cli.console import Console
from engine.encoders.added import add_model, remove_all, remove_encoder
from engine.encoders.amounts import megabytes
from engine.encoders.catalogue import GROUPS, Listing, all_listings, find_listing, search, shelf
from engine.encoders.fetch import fetch
from engine.encoders.hub import models_folder, models_folders, repo_folder
from engine.encoders.hub_settings import hub_address, read_settings, wished_backend, write_settings
from engine.encoders.names import BACKENDS, unknown_name
from engine.encoders.offers import ADDED, Offer, added_listings, make_offers
from engine.encoders.registry import find_source
from engine.errors import EngineError
from engine.machine import default_cache_folder

_MODELS = "folder of models (default: $MMC_MODELS, or the cache of Hugging Face's programs)"


def add_encoders(parser: argparse.ArgumentParser) -> None:
    """Describe the command's actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, text: str) -> argparse.ArgumentParser:
        one = actions.add_parser(name, help=text, description=text)
        one.add_argument("--json", action="store_true", help="print the result as one JSON line")
        return one

    one = action("list", "List the encoders worth knowing, or all, or those with some words.")
    one.add_argument("words", nargs="*", metavar="WORD", help="only those that have every word")
    one.add_argument("--all", action="store_true", help="all that open_clip knows")
    one = action("show", "Tell what is known of an encoder.")
    one.add_argument("name", metavar="NAME")
    one = action("fetch", "Download an encoder; can be stopped and gone on with.")
    one.add_argument("name", metavar="NAME")
    one.add_argument("--cache", type=Path, metavar="DIR", help=_MODELS)
    one = action("probe", "Measure an encoder here for some seconds; nothing is downloaded.")
    one.add_argument("name", metavar="NAME")
    one = action("add", "Add a model from a file or folder, without a network.")
    one.add_argument("path", type=Path, metavar="PATH",
                     help="a model folder, a file of weights, or a folder 'models--…' that "
                     "'mmc encoders where' told on another computer")  # fmt: skip
    one.add_argument("--as", dest="like", default="", metavar="NAME",
                     help="for a file: the encoder whose weights it holds")  # fmt: skip
    one = action("remove", "Delete an encoder's files, or all; features made with it stay.")
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", metavar="NAME")
    which.add_argument("--all", action="store_true", help="all that were downloaded or added")
    one.add_argument("--cache", type=Path, metavar="DIR", help=_MODELS)
    one = action("settings", "Show or set the mirror, the proxy and the folder of models.")
    one.add_argument("--endpoint", metavar="URL", help="a mirror of the model hub; '' for none")
    one.add_argument("--proxy", metavar="URL", help="the way to the network; '' for none")
    one.add_argument("--models", metavar="DIR", help="where models are put; '' for the usual")
    one.add_argument("--backend", choices=("", *BACKENDS), help="how models are run; '' for auto")
    one = action("where", "Tell where models are, or the folders of one.")
    one.add_argument("name", nargs="?", metavar="NAME")


def run_encoders(args: argparse.Namespace, console: Console) -> None:
    """``mmc encoders ACTION``."""
    actions: dict[str, Callable[[argparse.Namespace, Console], None]] = {
        "list": _list, "show": _show, "fetch": _fetch, "add": _add, "remove": _remove,
        "probe": _probe, "settings": _settings, "where": _where,
    }  # fmt: skip
    actions[args.action](args, console)


def _list(args: argparse.Namespace, console: Console) -> None:
    chosen: Sequence[Listing] = shelf()
    if args.words:
        chosen = search(" ".join(args.words))
    elif args.all:
        chosen = all_listings()
    added = () if args.words else added_listings()
    offers = make_offers([*added, *chosen], default_cache_folder())
    lines: list[str] = []
    for group in (ADDED, *GROUPS, ""):
        own = [offer for offer in offers if offer.listing.group == group]
        if own:
            lines += ["", *([group or "Others"]), *(line for one in own for line in _lines(one))]
    if not offers:
        lines = ["", f"No encoder has all of: {' '.join(args.words)}. Try fewer words."]
    more = len(all_listings()) - len(chosen)
    if more and not args.words:
        lines += ["", f"{more} more: mmc encoders list --all, or mmc encoders list WORD"]
    console.result("\n".join(lines[1:]), {"encoders": [_values(offer) for offer in offers]})


def _lines(offer: Offer) -> list[str]:
    one = offer.listing
    first = f"  {one.name}\n      {offer.state_text}; {offer.speed_text}"
    reason = f"\n      {one.reason}" if one.reason else ""
    limits = "" if one.free or not one.repo else f"\n      Licence: {one.licence_text}"
    return [f"{first}{reason}{limits}"]


def _show(args: argparse.Namespace, console: Console) -> None:
    listing = _listing(args.name)
    offer = make_offers([listing], default_cache_folder())[0]
    rows = {
        "Name": listing.name,
        "For": listing.reason or "–",
        "State": offer.state_text,
        "Speed here": offer.speed_text,
        "Memory": offer.memory_text or "–",
        "Sees": f"{listing.side} × {listing.side} pixels of a photo",
        "Gives": f"{listing.dim:,} numbers a photo",
        "Parameters": f"{listing.parameters / 1e6:,.0f} million" if listing.parameters else "–",
        "ImageNet": _share(listing.imagenet, "of its photos named right with no training"),
        "COCO": _share(listing.photo_search, "of captions find their photo first"),
        "Licence": f"{listing.licence_text} (as far as known; its page has the last word)",
        "Page": listing.page or "–",
    }
    lines = [
        f"{name:11} {textwrap.fill(text, 88, subsequent_indent=' ' * 12)}"
        for name, text in rows.items()
    ]
    console.result("\n".join([listing.title, *lines]), _values(offer))


def _share(value: float | None, what: str) -> str:
    return f"{100 * value:.1f} % {what}" if value is not None else "no published score at hand"


def _fetch(args: argparse.Namespace, console: Console) -> None:
    listing = find_listing(args.name)
    done = fetch(args.name, reporter=console, folder=args.cache)
    if done is None:
        _listing(args.name)  # says what else may be meant
        console.result(f"{args.name} needs no download.", {"name": args.name, "loaded": 0})
        return
    title = listing.title if listing is not None else args.name
    text = f"{title} is ready, in {done.weights}."
    if args.cache is not None and args.cache not in models_folders():
        text += f" Set MMC_MODELS={args.cache}, so that it is found there."
    if not done.loaded:
        text = f"{title} was here already, in {done.weights}."
    console.result(
        text, {"name": done.name, "weights": str(done.weights), "loaded": done.loaded}
    )  # fmt: skip


def _probe(args: argparse.Namespace, console: Console) -> None:
    from engine.encoders.probe import probe_encoder  # torch takes seconds to import

    _listing(args.name)
    found = probe_encoder(args.name, cache=default_cache_folder(), reporter=console)
    console.result(found.sentence(), dataclasses.asdict(found))


def _settings(args: argparse.Namespace, console: Console) -> None:
    asked = {name: getattr(args, name) for name in ("endpoint", "proxy", "models", "backend")}
    changes = {name: value.strip() for name, value in asked.items() if value is not None}
    settings = dataclasses.replace(read_settings(), **changes)
    if changes:
        write_settings(settings)
    rows = {
        "Mirror": settings.endpoint or "none", "Proxy": settings.proxy or "none",
        "Models": settings.models or "the usual folder", "Backend": settings.backend or "auto",
        "In force": f"{hub_address()}, {models_folder()}, {wished_backend()}",
    }  # fmt: skip
    console.result(
        "\n".join(f"{name:9} {text}" for name, text in rows.items()),
        {**dataclasses.asdict(settings), "hub": hub_address(), "folder": str(models_folder())},
    )


def _add(args: argparse.Namespace, console: Console) -> None:
    names = add_model(args.path, reporter=console, like=args.like)
    said = "\n".join(f"  mmc encode P.mmc --encoder {name!r}" for name in names)
    text = f"Added. To make features with it:\n{said}" if names else (
        f"Copied to {models_folder()}; no encoder that is listed needs it by itself."
    )  # fmt: skip
    console.result(text, {"names": list(names)})


def _remove(args: argparse.Namespace, console: Console) -> None:
    if args.all:
        count, size = remove_all()
        console.result(
            f"{count} encoders were removed, {megabytes(size)} set free. Features stay.",
            {"removed": count, "freed": size},
        )
        return
    size = remove_encoder(args.name, *((args.cache,) if args.cache is not None else ()))
    text = f"{megabytes(size)} set free. Features that were made with it stay."
    console.result(
        text if size else f"Nothing of {args.name} was here.", {"name": args.name, "freed": size}
    )


def _where(args: argparse.Namespace, console: Console) -> None:
    if args.name is None:
        folders = models_folders()
        console.result("\n".join(map(str, folders)), {"folders": [str(one) for one in folders]})
        return
    source = find_source(args.name)
    wanted = source.wanted if source is not None else ()
    found = [
        where
        for one in wanted
        for folder in models_folders()
        if (where := repo_folder(folder, one.repo)).is_dir()
    ]
    if not found:
        raise EngineError(
            f"Nothing of {args.name} is here. Download it: mmc encoders fetch {args.name}"
        )
    unique = list(dict.fromkeys(map(str, found)))
    console.result("\n".join(unique), {"folders": unique})


def _listing(name: str) -> Listing:
    found = find_listing(name)
    if found is None:
        found = next((one for one in added_listings() if one.name == name), None)
    if found is None:
        raise unknown_name(name, [one.name for one in all_listings()])
    return found


def _values(offer: Offer) -> dict[str, Any]:
    one = offer.listing
    speed = offer.speed
    return {
        "name": one.name, "title": one.title, "dim": one.dim, "side": one.side,
        "parameters": one.parameters, "download": one.size, "imagenet": one.imagenet,
        "photo_search": one.photo_search, "licence": one.licence, "page": one.page,
        "group": one.group, "reason": one.reason, "here": offer.here, "begun": offer.begun,
        "per_second": speed.per_second if speed is not None else None,
        "measured": speed.measured if speed is not None else None,
        "memory": speed.memory if speed is not None else None,
    }  # fmt: skip
