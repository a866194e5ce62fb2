"""What is said when a model cannot be fetched: what is wrong, where, and what helps."""

import errno
import re
from pathlib import Path
from urllib.request import getproxies

from engine.encoders.amounts import megabytes
from engine.encoders.hub_settings import hub_proxies
from engine.encoders.transfer import HubError, Trouble
from engine.errors import EngineError
from engine.language import tr

USUAL_HUB = "https://huggingface.co"
ELSEWHERE = tr(
    "Or download it on a computer with a network, bring its folder models--… from there, and add "
    "it in the list of encoders."
)
KEPT = tr(" What was loaded is kept.")
_ELSEWHERE = "'mmc encoders where NAME' tells the folder there, 'mmc encoders add FOLDER' adds it."
_FOLDER = "--cache DIR or the variable MMC_MODELS names another one."
_COMMANDS: dict[Trouble, str] = {
    "forbidden": "'mmc encoders show NAME' tells the page; 'hf auth login' keeps a token too.",
    "strange": "'mmc encoders settings --endpoint URL' or the variable HF_ENDPOINT sets it.",
    "proxy": _ELSEWHERE,
    "unreachable": _ELSEWHERE,
}


def offline_error(title: str) -> EngineError:
    """Say that the environment forbids the network."""
    return EngineError(
        tr(
            "{title} is not on this computer, and HF_HUB_OFFLINE forbids to "
            "download it. Take that variable away and try again. {elsewhere}"
        ).format(title=title, elsewhere=ELSEWHERE),
        command=_ELSEWHERE,
    )


def disk_error(error: OSError, title: str, folder: Path, *, kept: bool) -> EngineError:
    """Say what keeps a model from being written; ``kept`` where some of it was loaded."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return room_error(title, folder, kept=kept)
    return EngineError(
        tr(
            "{title} cannot be put into {folder}: {reason}. Choose another folder for models, "
            "in the list of encoders under “Downloads…”."
        ).format(title=title, folder=folder, reason=error.strerror or error),
        command=_FOLDER,
    )


def room_error(
    title: str, folder: Path, size: int = 0, free: int = 0, *, kept: bool
) -> EngineError:  # fmt: skip
    """Say that the disk is too small, or that it filled up on the way."""
    room = (
        tr(": {megabytes} are needed, {megabytes_2} are free").format(
            megabytes=megabytes(size), megabytes_2=megabytes(free)
        )
        if size
        else ""
    )
    return EngineError(
        tr(
            "There is no room for {title} in {folder}{room}. Make room and try again, or choose "
            "another folder for models, in the list of encoders under “Downloads…”."
        ).format(title=title, folder=folder, room=room)
        + (KEPT if kept else ""),
        command=_FOLDER,
    )


def hub_error(error: HubError, title: str, hub: str, *, kept: bool = False) -> EngineError:
    """Say what a download met, what is kept of it, and in a terminal which commands help."""
    said = _hub_sentence(error, title, hub)
    if kept and error.trouble in ("busy", "broken"):
        said += KEPT
    return EngineError(said, command=_COMMANDS.get(error.trouble, ""))


def _hub_sentence(error: HubError, title: str, hub: str) -> str:
    """Say what a download met."""
    match error.trouble:
        case "missing" if hub != USUAL_HUB:
            return tr(
                "{title} is not to be had at {hub}: a mirror need not have every model, or not as "
                "a file that is safe to load (safetensors). Set another mirror or none, in the "
                "list of encoders under “Downloads…”, or add a file of its weights that you have."
            ).format(title=title, hub=hub)
        case "missing":
            return tr(
                "{title} is not published as a file that is safe to load (safetensors) "
                "at {hub}. Choose another encoder, or add a file of its weights that "
                "you have."
            ).format(title=title, hub=hub)
        case "forbidden":
            return tr(
                "{hub} does not give {title} to everybody. Open its page from the list of "
                "encoders, accept its terms, make a token there and set the variable HF_TOKEN to "
                "it; or choose another encoder."
            ).format(hub=hub, title=title)
        case "busy":
            return tr("{hub} is overloaded. Try again in some minutes.").format(hub=hub)
        case "strange":
            return tr(
                "What answers at {hub} is no model hub: a log-in page of the network, "
                "or a wrong address. Open it in a browser, or set the mirror right, in the list of "
                "encoders under “Downloads…”."
            ).format(hub=hub)
        case "broken":
            return tr("The download of {title} broke off ({detail}). Start it again.").format(
                title=title, detail=error.detail
            )
    proxy = _proxy(hub)
    if error.trouble == "proxy" or proxy:
        return tr(
            "The proxy {value} does not let {title} through ({detail}). Check it in the list of "
            "encoders under “Downloads…”, and in the variables HTTPS_PROXY and NO_PROXY. "
            "{elsewhere}"
        ).format(
            value=proxy or tr("of this network"),
            title=title,
            detail=error.detail,
            elsewhere=ELSEWHERE,
        )
    return tr(
        "{hub} cannot be reached ({detail}), so {title} could not be downloaded. Connect to the "
        "network, or name the proxy where one is needed, in the list of encoders under "
        "“Downloads…”, and try again. {elsewhere}"
    ).format(hub=hub, detail=error.detail, title=title, elsewhere=ELSEWHERE)


def _proxy(hub: str) -> str:
    """Return the proxy in use, without name and password."""
    proxies = hub_proxies() or getproxies()
    found = proxies.get(hub.partition(":")[0]) or proxies.get("all") or ""
    return re.sub(r"//[^/@]*@", "//", found)
