"""Where models come from, where they are put and how they run, as set; the environment wins."""

import dataclasses
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import constants

from engine.encoders.names import BACKENDS
from engine.errors import EngineError
from engine.files import write_text
from engine.language import tr
from engine.machine import BACKEND_VARIABLE

OWN_FOLDER = "MMC_MODELS"
"""The variable that names another folder for models than the hub's."""
_ADDRESS = re.compile(r"https?://[^\s/@]+(:\d+)?(/\S*)?", re.IGNORECASE)
_PROXY = re.compile(r"https?://([^\s/@]+@)?[^\s/@]+(:\d+)?/?", re.IGNORECASE)
_PROXIES = ("https_proxy", "http_proxy", "all_proxy")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Empty texts leave things as they usually are."""

    endpoint: str = ""
    """A mirror of the model hub."""
    proxy: str = ""
    models: str = ""
    """The folder for models."""
    backend: str = ""
    """The way to run them, of ``BACKENDS``."""
    former: tuple[str, ...] = ()
    """Folders that were set for models before: what lies there is found as ever."""

    def __post_init__(self) -> None:
        if self.endpoint and not _ADDRESS.fullmatch(self.endpoint):
            raise EngineError(
                tr(
                    "'{endpoint}' is no address of a model hub. Write it as in "
                    "https://hub.example.org"
                ).format(endpoint=self.endpoint)
            )
        if self.proxy and not _PROXY.fullmatch(self.proxy):
            raise EngineError(
                tr(
                    "'{proxy}' is no address of a proxy. Write it as in "
                    "http://proxy.example.org:8080"
                ).format(proxy=self.proxy)
            )
        if self.backend and self.backend not in BACKENDS:
            raise EngineError(
                tr("'{wish}' is no backend. Choose one of {join}.").format(
                    wish=self.backend, join=", ".join(BACKENDS)
                )
            )
        if self.models and not Path(self.models).expanduser().is_absolute():
            raise EngineError(
                tr("'{models}' is no whole path. Name the folder from its root.").format(
                    models=self.models
                )
            )


def read_settings() -> HubSettings:
    """Return what was set; what cannot be read counts as nothing."""
    try:
        values = json.loads(_file().read_text(encoding="utf-8"))
        return HubSettings(
            **{
                name: str(values.get(name, ""))
                for name in ("endpoint", "proxy", "models", "backend")
            },
            former=tuple(map(str, values.get("former", ()))),
        )
    except (OSError, ValueError, TypeError, AttributeError, EngineError):
        return HubSettings()


def write_settings(settings: HubSettings) -> None:
    """Keep settings for this user; a folder that was set before is remembered."""
    known = read_settings()
    folders = dict.fromkeys((known.models, *known.former, *settings.former))
    former = tuple(one for one in folders if one and one != settings.models)
    settings = dataclasses.replace(settings, former=former)
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            tr("{parent} cannot be made: {strerror}.").format(
                parent=_file().parent, strerror=error.strerror
            )
        ) from error
    write_text(_file(), json.dumps(dataclasses.asdict(settings), indent=1))


def hub_address() -> str:
    """Return the hub to ask: HF_ENDPOINT, else what was set, else the usual one."""
    own = "" if os.environ.get("HF_ENDPOINT") else read_settings().endpoint.rstrip("/")
    return own or constants.ENDPOINT


def hub_proxies() -> dict[str, str] | None:
    """Return the proxies to use; None where the environment decides, or nothing was set."""
    if any(os.environ.get(name) or os.environ.get(name.upper()) for name in _PROXIES):
        return None
    proxy = read_settings().proxy
    return {"http": proxy, "https": proxy} if proxy else None


def wished_backend() -> str:
    """Return the way to run models: ``MMC_BACKEND``, else what was set, else the best one here."""
    return os.environ.get(BACKEND_VARIABLE) or read_settings().backend or "auto"


def wished_folder() -> Path:
    """Return where models are put: MMC_MODELS, else what was set, else the shared cache."""
    own = os.environ.get(OWN_FOLDER) or read_settings().models
    return Path(own).expanduser() if own else usual_folder()


def usual_folder() -> Path:
    """Return the cache that Hugging Face's programs share."""
    return Path(constants.HF_HUB_CACHE)


def set_folders() -> tuple[Path, ...]:
    """Return the folder for models that is set, and those that were set before."""
    settings = read_settings()
    return tuple(Path(one).expanduser() for one in (settings.models, *settings.former) if one)


def _file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("mmc", appauthor=False)) / "encoders.json"
