"""Checks exported networks with PyTorch and ONNX's own checker.

    python check_exports.py FOLDER...

A folder has what `evosearch export --format pytorch` writes, model.onnx beside it if it is to be checked, too. Needs torch 2.2
or later and safetensors, and onnx for ONNX files. Prints the largest difference of PyTorch's logits, in float32 and in float64,
from those of DJL in float32, as a part of the largest logit, and ends with 1 if one is above 1e-5.
"""

import importlib.util
import json
import sys
from pathlib import Path

import torch

TOLERANCE = 1e-5


def load(folder: Path):
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.load(folder / "model.safetensors")


def difference(folder: Path) -> float:
    example = json.loads((folder / "example.json").read_text())
    images = torch.tensor(example["input"]).view(example["shape"])
    expected = torch.tensor(example["logits"])
    network = load(folder)
    if folder.name.endswith("0"):
        torch.export.export(network, (images,))
    with torch.no_grad():
        single = network(images)[0]
        double = network.double()(images.double())[0]
    return max(apart(single, expected), apart(double, expected))


def apart(logits, expected) -> float:
    return ((logits - expected).abs().max() / expected.abs().max()).item()


def check(folder: Path) -> float:
    file = folder / "model.onnx"
    if file.exists():
        import onnx

        onnx.checker.check_model(onnx.load(file), full_check=True)
    return difference(folder)


def main() -> int:
    differences = {name: check(Path(name)) for name in sys.argv[1:]}
    worst = max(differences, key=differences.get)
    print(f"{len(differences)} networks, largest difference {differences[worst]:.2e} ({worst})")
    return 1 if differences[worst] > TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
