"""Names, keys and what is said about names that stand for nothing."""

import re
import subprocess
import sys

import pytest

from engine.encoders import DEFAULT_ENCODER, encoder_names, find_spec, load_encoder
from engine.encoders.devices import choose_device, use_threads
from engine.errors import EngineError

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


def _pairs() -> list[tuple[str, str]]:
    open_clip = pytest.importorskip("open_clip")
    return list(open_clip.list_pretrained())


def test_the_light_modules_load_neither_torch_nor_open_clip() -> None:
    code = (
        "import sys, engine.encoders, engine.encoders.registry as r; r.find_spec('basic');"
        "print([m for m in ('torch', 'open_clip', 'transformers', 'timm') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_basic_loads_no_open_clip() -> None:
    code = (
        "import sys; from engine.encoders import load_encoder; load_encoder('basic', device='cpu');"
        "print([m for m in ('open_clip',) if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_list_begins_with_the_default_and_names_each_model_once() -> None:
    names = encoder_names()
    assert names[0] == DEFAULT_ENCODER == "basic"
    assert len(names) == len(set(names)) > 100
    keys = [find_spec(name).image_key for name in names]
    assert len(set(keys)) == len(keys)
    assert "open_clip:ViT-L-14-quickgelu/openai" in names
    assert "open_clip:ViT-L-14/openai" not in names


def test_every_published_name_has_file_safe_keys() -> None:
    for model, tag in _pairs():
        spec = find_spec(f"open_clip:{model}/{tag}")
        assert FILE_NAME.fullmatch(spec.image_key), spec.image_key
        assert FILE_NAME.fullmatch(spec.text_key), spec.text_key
        assert spec.image_key != spec.text_key
        assert spec.image_dim == spec.text_dim > 0
        assert spec.shared_space


def test_quickgelu_is_on_for_every_tag_that_needs_it() -> None:
    open_clip = pytest.importorskip("open_clip")
    needing = 0
    for model, tag in _pairs():
        needed = open_clip.get_pretrained_cfg(model, tag).get("quick_gelu", False)
        built_in = open_clip.get_model_config(model).get("quick_gelu", False)
        spec = find_spec(f"open_clip:{model}/{tag}")
        assert ("QuickGELU" in spec.title) == (needed or built_in), (model, tag)
        if needed:
            needing += 1
            plain = model.removesuffix("-quickgelu")
            both = [find_spec(f"open_clip:{m}/{tag}") for m in (plain, f"{plain}-quickgelu")]
            assert both[0].image_key == both[1].image_key
            assert both[0].text_key == both[1].text_key
            assert f"{plain}-quickgelu" in both[0].image_key
    assert needing > 40


@pytest.mark.parametrize(
    "name",
    [
        "open_clip:ViT-L-14/openai",
        "open_clip:ViT-B-16/dfn2b",
        "open_clip:ViT-H-14/metaclip_fullcc",
        "open_clip:ViT-B-32/laion400m_e32",
    ],
)
def test_known_quickgelu_weights_say_so(name: str) -> None:
    assert find_spec(name).title.endswith("(QuickGELU)")


def test_spellings_of_one_tag_share_a_key() -> None:
    one = find_spec("open_clip:ViT-B-32/laion2b_s34b_b79k")
    other = find_spec("open_clip:ViT-B-32/LAION2B-s34b-b79k")
    assert one.image_key == other.image_key
    assert "QuickGELU" not in one.title


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("bsic", "basic"),
        ("", "basic"),
        ("ViT-B-32/laion2b_s34b_b79k", "open_clip:ViT-B-32/laion2b_s34b_b79k"),
        ("open_clip:ViT-L-14/opnai", "open_clip:ViT-L-14/openai"),
        ("open_clip:ViT-B32/laion2b_s34b_b79k", "open_clip:ViT-B-32/laion2b_s34b_b79k"),
        ("open_clip:ViT-H-14", "open_clip:ViT-H-14/dfn5b"),
        ("mobileclip2-s0", "open_clip:MobileCLIP2-S0/dfndr2b"),
        ("open_clip:xx/yy", "always works is basic"),
        ("open_clip:NoSuch@/tmp/weights.safetensors", "open_clip:MODEL@FILE"),
    ],
)
def test_an_unknown_name_gets_a_hint(name: str, near: str) -> None:
    for ask in (find_spec, load_encoder):
        with pytest.raises(EngineError) as caught:
            ask(name)
        assert f"'{name}' is no encoder." in str(caught.value)
        assert near in str(caught.value)


def test_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert choose_device("auto") == "cpu"
    with pytest.raises(EngineError, match="'cuda' is not available"):
        load_encoder("basic", device="cuda")
    with pytest.raises(EngineError, match="'gpu' is no device"):
        load_encoder("basic", device="gpu")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert choose_device("auto") == "mps"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert choose_device("auto") == "cuda"
    assert choose_device("cpu") == "cpu"


def test_threads_are_set_when_given() -> None:
    import torch

    before = torch.get_num_threads()
    try:
        use_threads(1)
        assert torch.get_num_threads() == 1
        use_threads(None)
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)
    with pytest.raises(EngineError, match="0 is no number of threads"):
        load_encoder("basic", device="cpu", threads=0)
