"""What ``mmc train`` can be told, written from the table of settings."""

import textwrap

from engine.training.config import TrainConfig
from engine.training.kinds import Choice, Numbers, Range, Setting
from engine.training.recipes import ABOUT
from engine.training.setting_texts import number_text
from engine.training.settings import SETTINGS


def settings_help() -> str:
    """Return every recipe and every setting, as the end of ``mmc train --help``."""
    return f"{_recipe_lines()}\n\n{_setting_lines()}"


def _recipe_lines() -> str:
    lines = [_block(about.text, f"  {name:18s}") for name, about in ABOUT.items()]
    return "\n".join(["recipes:", *lines])


def _setting_lines() -> str:
    """Return what ``--set`` takes, with the values of the recipe that is the default."""
    lines, plain = [], TrainConfig().to_json()
    for name, setting in SETTINGS.items():
        value = plain[name]
        given = ",".join(map(str, value)) if isinstance(value, list) else str(value).lower()
        lines.append(f"  {name}={number_text(value) if isinstance(value, float) else given}")
        lines.append(_block(f"{_allowed(setting)} {setting.help}", 6 * " "))
    return "\n".join(["settings, as in the recipe fast:", *lines])


def _block(text: str, start: str) -> str:
    return textwrap.fill(text, 79, initial_indent=start, subsequent_indent=len(start) * " ")


def _allowed(setting: Setting) -> str:
    match setting.kind:
        case Choice() as choice:
            return f"One of {', '.join(_option(choice, option) for option in choice.options)}."
        case Range(low, high, lowest=lowest):
            meaning = f" ({lowest.lower()})" if lowest else ""
            return f"From {number_text(low)}{meaning} to {number_text(high)}."
        case Numbers(empty=empty):
            return f"Whole numbers; empty: {empty}."
        case _:
            return "true or false."


def _option(choice: Choice, option: str) -> str:
    """Return an option as it is typed, with what the window calls it where that is another word."""
    shown = choice.short(option)
    return option if shown.lower() == option else f"{option} ({shown})"
