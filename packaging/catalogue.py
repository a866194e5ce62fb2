"""Makes engine/encoders/catalogue.json: what is known of every published open_clip model.

    python3 packaging/dev.py run packaging/catalogue.py SCORES.txt

Dimensions, parameters and operations are counted on the architectures themselves, without weights
and without the network. SCORES.txt is open_clip's published table, one line a model:
name|tag|dim|params M|image params M|GFLOP|px|ImageNet|mean|COCO T2I|COCO I2T|tokenizer|repo|url
"""

import copy
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "engine" / "encoders" / "catalogue.json"
LICENCES = (
    ("apple/MobileCLIP", "apple"),
    ("timm/MobileCLIP2", "apple"),
    ("apple/", "apple"),
    ("metaclip", "cc-by-nc"),
    ("visheratin/nllb", "cc-by-nc"),
    ("SigLIP", "apache-2.0"),
    ("PE-Core", "apache-2.0"),
    ("UCSC-VLAA/", "apache-2.0"),
    ("laion/", "mit"),
    ("mlfoundations/", "mit"),
    ("jienengchen/", "mit"),
    (".openai", "mit"),
)
"""By a part of the repository's name, first hit; the rest is left for its page to say."""


def read_scores(path: Path) -> dict[tuple[str, str], list[str]]:
    """Return the columns of the table by model and tag."""
    rows = (line.rstrip("\n").split("|") for line in path.read_text().splitlines())
    return {(row[0], row[1]): row for row in rows if len(row) == 14}


def measure(name: str) -> dict[str, Any]:
    """Count what an architecture has and does for one photo and one caption."""
    import open_clip
    import torch
    from open_clip.factory import CLIP, CustomTextCLIP
    from torch.utils.flop_counter import FlopCounterMode

    config = copy.deepcopy(open_clip.get_model_config(name))
    custom = config.pop("custom_text", False) or "hf_model_name" in config["text_cfg"]
    if config["vision_cfg"].get("timm_model_name"):
        config["vision_cfg"]["timm_model_pretrained"] = False
    kind = open_clip.CoCa if "multimodal_cfg" in config else CustomTextCLIP if custom else CLIP
    with torch.device("meta"), torch.no_grad():
        model = kind(**config).eval().requires_grad_(False)
        side = config["vision_cfg"]["image_size"]
        with FlopCounterMode(display=False) as images:
            model.encode_image(torch.empty(1, 3, side, side))
        with FlopCounterMode(display=False) as texts:
            model.encode_text(torch.zeros(1, model.context_length, dtype=torch.long))
    return {
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "size": sum(4 * value.numel() for value in model.state_dict().values()),
        "image_gflop": round(images.get_total_flops() / 1e9, 2),
        "text_gflop": round(texts.get_total_flops() / 1e9, 2),
    }


def describe(name: str) -> dict[str, Any]:
    """Return the facts of an architecture; what cannot be counted here is left out."""
    import open_clip

    config = open_clip.get_model_config(name)
    text = config["text_cfg"]
    facts = {
        "dim": config["embed_dim"],
        "side": config["vision_cfg"]["image_size"],
        "tokenizer": text.get("hf_tokenizer_name", ""),
        "text_model": text.get("hf_model_name", ""),
    }
    try:
        return facts | measure(name)
    except Exception as error:  # noqa: BLE001 - text towers of transformers need the network
        print(f"{name}: not counted ({str(error)[:80]})")
        return facts


def publish(model: str, tag: str, scores: dict[tuple[str, str], list[str]]) -> dict[str, Any]:
    """Return the facts of one set of weights."""
    import open_clip

    place = open_clip.get_pretrained_cfg(model, tag).get("hf_hub", "")
    repo, _, file = place.rpartition("/")
    row = scores.get((model, tag))
    if tag == "openai" and (row is None or row[7] == "None"):
        # OpenAI's weights were always scored with QuickGELU, under whichever name.
        row = scores.get((model.removesuffix("-quickgelu"), tag))
    facts: dict[str, Any] = {"model": model, "tag": tag, "repo": repo, "file": file}
    facts["licence"] = next((kind for part, kind in LICENCES if part in repo), "")
    for column, name in ((7, "imagenet"), (9, "photo_search")):
        if row is not None and row[column] != "None":
            facts[name] = float(row[column])
    return facts


def main(scores: Path) -> None:
    """Write the catalogue."""
    from engine.encoders.open_clip_names import distinct_names

    logging.disable(logging.CRITICAL)
    table = read_scores(scores)
    pairs = [name.removeprefix("open_clip:").split("/") for name in distinct_names()]
    lines = [publish(model, tag, table) for model, tag in pairs]
    models = {model: describe(model) for model in dict.fromkeys(model for model, _ in pairs)}
    parts = [
        ",\n".join(f"{json.dumps(name)}: {json.dumps(facts)}" for name, facts in models.items()),
        ",\n".join(json.dumps(line) for line in lines),
    ]
    OUT.write_text(f'{{"models": {{\n{parts[0]}\n}},\n"published": [\n{parts[1]}\n]}}\n')
    json.loads(OUT.read_text())
    print(f"{len(lines)} models in {OUT}")


if __name__ == "__main__":
    os.environ["HF_HUB_OFFLINE"] = "1"
    main(Path(sys.argv[1]))
