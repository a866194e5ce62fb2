"""What is said when a model cannot be fetched: what is wrong, where, and what helps."""

import re
from pathlib import Path
from urllib.request import getproxies

from engine.encoders.amounts import megabytes
from engine.encoders.hub_settings import hub_proxies
from engine.encoders.transfer import HubError
from engine.language import tr

ELSEWHERE = tr(
    "Or fetch it on a computer with a network, bring the folder that 'mmc "
    "encoders where' tells, and add it here with 'mmc encoders add'."
)


def offline_sentence(title: str) -> str:
    """Say that the environment forbids the network."""
    return tr(
        "{title} is not on this computer, and HF_HUB_OFFLINE forbids to "
        "download it. Take that variable away and try again. {elsewhere}"
    ).format(title=title, elsewhere=ELSEWHERE)


def room_sentence(title: str, folder: Path, size: int = 0, free: int = 0) -> str:
    """Say that the disk is too small, or that it filled up on the way."""
    room = (
        tr(": {megabytes} are needed, {megabytes_2} are free").format(
            megabytes=megabytes(size), megabytes_2=megabytes(free)
        )
        if size
        else ""
    )
    return tr(
        "There is no room for {title} in {folder}{room}. Make room and try "
        "again, or choose another folder with --cache or the variable "
        "MMC_MODELS. What was loaded is kept."
    ).format(title=title, folder=folder, room=room)


def hub_sentence(error: HubError, title: str, hub: str) -> str:
    """Say what a download met."""
    match error.trouble:
        case "missing":
            return tr(
                "{title} is not published as a file that is safe to load (safetensors) "
                "at {hub}. Choose another encoder, or add a file of its weights that "
                "you have."
            ).format(title=title, hub=hub)
        case "forbidden":
            return tr(
                "{hub} does not give {title} to everybody. Open its page ('mmc "
                "encoders show' tells the address), accept its terms, and log in with "
                "'hf auth login'; or choose another encoder."
            ).format(hub=hub, title=title)
        case "busy":
            return tr(
                "{hub} is overloaded. Try again in some minutes; what was loaded is kept."
            ).format(hub=hub)
        case "strange":
            return tr(
                "What answers at {hub} is no model hub: a log-in page of the network, "
                "or a wrong HF_ENDPOINT. Open the address in a browser, or set "
                "HF_ENDPOINT right."
            ).format(hub=hub)
        case "broken":
            return tr(
                "The download of {title} broke off ({detail}). What was loaded is "
                "kept: start it again to go on."
            ).format(title=title, detail=error.detail)
    proxy = _proxy(hub)
    if error.trouble == "proxy" or proxy:
        return tr(
            "The proxy {value} does not let {title} through ({detail}). Check the "
            "variables HTTPS_PROXY and NO_PROXY. {elsewhere}"
        ).format(
            value=proxy or tr("of this network"),
            title=title,
            detail=error.detail,
            elsewhere=ELSEWHERE,
        )
    return tr(
        "{hub} cannot be reached ({detail}), so {title} could not be "
        "downloaded. Connect to the network, or set HTTPS_PROXY where a proxy "
        "is needed, and try again. {elsewhere}"
    ).format(hub=hub, detail=error.detail, title=title, elsewhere=ELSEWHERE)


def _proxy(hub: str) -> str:
    """Return the proxy in use, without name and password."""
    proxies = hub_proxies() or getproxies()
    found = proxies.get(hub.partition(":")[0]) or proxies.get("all") or ""
    return re.sub(r"//[^/@]*@", "//", found)
