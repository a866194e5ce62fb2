"""From an encoder's name to its spec or the loaded encoder; torch is imported when asked."""

from engine.encoders.catalogue import find_listing
from engine.encoders.memory import check_memory
from engine.encoders.names import BASIC, LOCAL_DIR, OPEN_CLIP, unknown_name
from engine.encoders.sources import Source, make_source
from engine.encoders.spec import Encoder, EncoderSpec
from engine.encoders.variants import parse_name, spell_name, varied
from engine.machine import default_cache_folder

DEFAULT_ENCODER = BASIC


def encoder_names() -> list[str]:
    """Return ``basic`` and every published open_clip model, each once; imports open_clip (seconds).

    Weights files and model folders are loadable too but cannot be listed.
    """
    from engine.encoders.open_clip_names import distinct_names

    return [BASIC, *distinct_names()]


def find_spec(name: str) -> EncoderSpec:
    """Return what ``load_encoder`` would load, without reading a model; ``basic`` needs no torch.

    A weights file or folder is read once for its digest.
    """
    plain, variant = parse_name(name)
    spell_name(plain, variant)  # refuses what does not go together
    if plain == BASIC:
        from engine.encoders.basic import SPEC

        return varied(SPEC, variant)
    if plain.startswith((OPEN_CLIP, LOCAL_DIR)):
        from engine.encoders.open_clip_names import find_open_clip

        return varied(find_open_clip(plain), variant)
    raise _unknown(plain)


def find_source(name: str) -> Source | None:
    """Return what a name is made of; None where nothing is fetched for it (files, folders, basic).

    Names that the catalogue does not have are looked up in open_clip, which takes seconds.
    """
    name, _ = parse_name(name)
    if not name.startswith(OPEN_CLIP) or "@" in name:
        return None
    listing = find_listing(name)
    if listing is not None:
        return make_source(
            title=listing.title, repo=listing.repo, file=listing.file,
            tokenizer=listing.tokenizer, text_model=listing.text_model,
        )  # fmt: skip
    from engine.encoders.open_clip_names import find_open_clip_source

    return find_open_clip_source(name)


def load_encoder(
    name: str,
    *,
    device: str = "auto",
    threads: int | None = None,
    backend: str = "auto",
) -> Encoder:
    """Load a frozen encoder from this computer; ``fetch`` brings published ones here before.

    ``device`` is ``auto`` (CUDA, else MPS, else CPU), ``cuda``, ``mps`` or ``cpu``. ``threads``
    sets torch's CPU threads for the whole process. ``backend`` is one of ``backends.BACKENDS``;
    ``basic`` knows only torch. Options behind the name (``variants``) say how it is used. An
    EngineError says what cannot be had.
    """
    name, variant = parse_name(name)
    spell_name(name, variant)
    if name != BASIC and not name.startswith((OPEN_CLIP, LOCAL_DIR)):
        raise _unknown(name)
    from engine.encoders.devices import choose_device, use_threads

    where = choose_device(device)
    listing = find_listing(name)
    if where == "cpu" and listing is not None:
        check_memory(listing.title, listing.parameters, least=True)
    use_threads(threads)
    encoder: Encoder
    if name == BASIC:
        from engine.encoders.basic import load_basic

        encoder = load_basic(where)
    else:
        from engine.encoders.open_clip_adapter import load_open_clip

        graphs = default_cache_folder() / "graphs"
        encoder = load_open_clip(name, where, backend=backend, graphs=graphs, int8=variant.int8)
    if not (variant.split or variant.each):
        return encoder
    from engine.encoders.pieces import PiecesEncoder

    return PiecesEncoder(encoder, variant)


def _unknown(name: str) -> Exception:
    from engine.encoders.open_clip_names import registry_names

    return unknown_name(name, [BASIC, *registry_names()])
