"""Writes the captions: short sentences about what a scene shows, never all of it."""

import random

from engine.demo import words
from engine.demo.places import PLACES
from engine.demo.staging import Scene, Thing

TOLD = 0.75
"""The chance that a caption names a thing which is not the subject."""
VAGUE = 0.11
"""The chance that a caption names nothing."""
BROAD = 0.06
"""The chance that a thing is only called an animal, a vehicle and the like."""
_ON_IT = ("2", "4", "15", "19")


def write_caption(scene: Scene, rng: random.Random, *, quote: bool = False) -> str:
    """Return one caption; ``quote`` puts words in double quotes into it."""
    if rng.random() < VAGUE and not quote:
        return _untidy(rng.choice(words.VAGUE[words.SCENERY[scene.place]]), rng)
    subject = [thing for thing in scene.things if thing.main and not thing.ridden]
    text = _subject(scene, subject, rng)
    place = _where(scene.place, subject[0].slot, rng) if rng.random() < 0.6 else ""
    if quote:
        text = f"{text} {_lettering(scene.place, subject[0].label, rng)}"
    rest = _rest(scene, subject, rng)
    sentence = _arrange(text, place=place, rest=rest, rng=rng)
    if rng.random() < 0.12:
        sentence = f"{sentence} {rng.choice(words.SETTINGS[scene.light])}"
    if quote and rng.random() < 0.3:
        return sentence[0].upper() + sentence[1:]
    return _untidy(f"{sentence[0].upper()}{sentence[1:]}.", rng)


def break_line(caption: str, rng: random.Random) -> str:
    """Return the caption with a line break where a space was."""
    spaces = [i for i, letter in enumerate(caption) if letter == " "]
    at = rng.choice(spaces[len(spaces) // 3 :])
    return f"{caption[:at]}\n{caption[at + 1 :]}"


def _untidy(sentence: str, rng: random.Random) -> str:
    """Return the sentence as a hurried writer leaves it."""
    if rng.random() < 0.1:
        sentence = sentence[0].lower() + sentence[1:]
    if rng.random() < 0.14:
        sentence = sentence.removesuffix(".")
    elif rng.random() < 0.05:
        sentence += " "
    return sentence


def _arrange(text: str, *, place: str, rest: str, rng: random.Random) -> str:
    """Return the sentence without its stop; a comma may follow words in quotes."""
    if place and rng.random() < 0.14:
        text, place = f"{place}, {text[0].lower()}{text[1:]}", ""
    more = " ".join(part for part in (place, rest) if part)
    if more and text.endswith('"') and rng.random() < 0.5:
        text += ","
    return f"{text} {more}".strip()


def _where(place: str, slot: str, rng: random.Random) -> str:
    """Return where the subject is; what swims or flies is not on the ground of the place."""
    return rng.choice(words.SLOTS.get(slot, PLACES[place].phrases))


def _subject(scene: Scene, things: list[Thing], rng: random.Random) -> str:
    """Return who does what."""
    first = things[0]
    riders = [t for t in scene.things if t.ridden and t.main]
    if riders and first.label in _ON_IT and rng.random() < 0.92:
        pattern = rng.choice(words.RIDING[first.label])
        return pattern.format(who=people(riders, rng), it=_noun_phrase([first], rng))
    name = people(things, rng) if first.label == "1" else _noun_phrase(things, rng)
    if rng.random() < 0.15:
        return f"there {'are' if len(things) > 1 else 'is'} {name}"
    verb = rng.choice(("seen up close", "in use") if riders else _doing(first))
    if rng.random() < 0.4:
        return f"{name} {'are' if len(things) > 1 else 'is'} {verb}"
    return f"{name} {verb}"


def _doing(thing: Thing) -> tuple[str, ...]:
    if thing.label == "5" and thing.slot == "air":
        return words.DOING["5 air"]
    key = f"{thing.label} {thing.style}"
    return words.DOING[key] if key in words.DOING else words.DOING[thing.label]


def people(things: list[Thing], rng: random.Random) -> str:
    """Return the words for one or several people."""
    if len(things) == 1:
        adjective = f"in {things[0].colour}"
        noun = rng.choice(words.ONE[things[0].who])
        return f"a {noun} {adjective}" if rng.random() < 0.12 else f"a {noun}"
    count = rng.choice(words.COUNTS[min(4, len(things))])
    kinds = {thing.who for thing in things}
    plural = {"man": "men", "woman": "women", "boy": "boys", "girl": "girls"}
    if len(kinds) == 1:
        return f"{count} {plural[kinds.pop()]}"
    return f"{count} {'kids' if kinds == {'boy', 'girl'} else 'people'}"


def _noun_phrase(things: list[Thing], rng: random.Random) -> str:
    first = things[0]
    key = f"{first.label} {first.style}"
    nouns = words.ONE[key] if key in words.ONE else words.ONE[first.label]
    if rng.random() < BROAD:
        nouns = words.BROAD.get(first.label, nouns)
    noun = rng.choice(nouns)
    adjective = ""
    if rng.random() < 0.45 and first.label != "13" and len(things) == 1:
        adjective = "gray" if first.colour == "grey" else first.colour
    elif rng.random() < 0.15:
        adjective = rng.choice(words.SIZES)
    if len(things) > 1:
        count = rng.choice(words.COUNTS[min(4, len(things))])
        return " ".join(part for part in (count, adjective, _plural(noun)) if part)
    return f"{_article(adjective or noun)} {adjective} {noun}".replace("  ", " ")


def _plural(noun: str) -> str:
    if noun.endswith(("s", "sh", "ch")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("aircraft") else f"{noun}s"


def _article(word: str) -> str:
    return "an" if word[0] in "aeio" or word == "SUV" else "a"


def _rest(scene: Scene, subject: list[Thing], rng: random.Random) -> str:
    """Return the words for what else is told, the people among it last."""
    groups: dict[str, list[Thing]] = {}
    for thing in scene.things:
        if not thing.main:
            groups.setdefault(thing.label, []).append(thing)
    told = [
        things
        for label, things in groups.items()
        if label != subject[0].label and rng.random() < TOLD
    ]
    names = [_noun_phrase(things, rng) for things in told if things[0].label != "1"]
    walkers = [people(things, rng) for things in told if things[0].label == "1"]
    parts = []
    if names:
        listed = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
        pattern = rng.choice(
            ("next to {}", "near {}", "with {} in the background", "and {}", "beside {}", "with {}")
        )
        parts.append(pattern.format(listed))
    if walkers:
        pattern = rng.choice(
            ("while {} passes by", "and {} nearby", "with {} standing by", "as {} looks on")
        )
        several = pattern.replace("passes", "pass").replace("looks", "look")
        crowd = sum(len(things) for things in told if things[0].label == "1") > 1
        parts.append((several if crowd else pattern).format(walkers[0]))
    return " ".join(parts)


def _lettering(place: str, label: str, rng: random.Random) -> str:
    """Return a clause with quoted words."""
    key = "shop" if words.SCENERY[place] == "street" else "sign"
    if label in words.LETTERING and rng.random() < 0.8:
        key = label
    return rng.choice(words.LETTERING[key]).format(rng.choice(words.WRITTEN[key]))
