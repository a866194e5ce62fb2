"""Ways to use one encoder, spelled behind its name, so that their vectors never mix.

``NAME+int8+split+each``: its name is what a project and a run remember, and what decides the key
of its vectors. Light enough for the window to import.
"""

from dataclasses import dataclass, replace

from engine.encoders.names import BASIC
from engine.encoders.spec import EncoderSpec
from engine.errors import EngineError
from engine.language import tr

INT8, SPLIT, EACH = "int8", "split", "each"
OPTIONS = {
    INT8: tr("weights in 8 bits"),
    SPLIT: tr("long captions in pieces"),
    EACH: tr("each line a caption"),
}
"""Every option and what a title says of it, in the order in which they are spelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How an encoder is used; plain where nothing is set."""

    int8: bool = False
    """Large layers with weights of 8 bits: sooner on a processor, and not the same vectors."""
    split: bool = False
    """A caption over the encoder's length is read in pieces, whose vectors are averaged."""
    each: bool = False
    """Each line of a caption is read as a caption, and the vectors are averaged."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options that are set, in their order."""
        return tuple(option for option in OPTIONS if getattr(self, option))


def parse_name(name: str) -> tuple[str, Variant]:
    """Return the encoder's plain name and how it is used."""
    found: set[str] = set()
    while (parts := name.rpartition("+"))[2] in OPTIONS and parts[0]:
        found.add(parts[2])
        name = parts[0]
    return name, Variant(**dict.fromkeys(found, True))


def spell_name(name: str, variant: Variant) -> str:
    """Return the name under which an encoder is used so."""
    plain, _ = parse_name(name)
    if variant.int8 and plain == BASIC:
        raise EngineError(
            tr(
                "'{basic}' is small and fast as it is: there are no 8-bit weights of "
                "it. Leave '{int8}' out, or choose an image-text encoder."
            ).format(basic=BASIC, int8=INT8)
        )
    return "+".join((plain, *variant.options))


def without_int8(name: str) -> str:
    """Return the name of the same encoder, used in the same way but with its full weights."""
    plain, variant = parse_name(name)
    return spell_name(plain, replace(variant, int8=False))


def varied(spec: EncoderSpec, variant: Variant) -> EncoderSpec:
    """Return the spec of an encoder that is used so; keys differ where vectors do."""
    if not variant.options:
        return spec
    weights = f"-{INT8}" if variant.int8 else ""
    reading = "".join(f"-{option}" for option in (SPLIT, EACH) if getattr(variant, option))
    return replace(
        spec,
        name=spell_name(spec.name, variant),
        title=", ".join((spec.title, *(OPTIONS[option] for option in variant.options))),
        image_key=f"{spec.image_key}{weights}",
        text_key=f"{spec.text_key}{weights}{reading}",
    )
