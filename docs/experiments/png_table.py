"""The images of an IDX folder as PNG in one Parquet file, with the splits that EvoSearch gives to IDX files.

    pip install numpy pillow pyarrow
    python3 docs/experiments/png_table.py FASHION_MNIST images.parquet
"""

import gzip
import io
import pathlib
import sys

import numpy
import pyarrow
import pyarrow.parquet
from PIL import Image


def unpacked(folder, name, offset):
    file = folder / f"{name}.gz"
    raw = gzip.decompress(file.read_bytes()) if file.exists() else (folder / name).read_bytes()
    return numpy.frombuffer(raw, dtype=numpy.uint8, offset=offset)


def png(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "png")
    return out.getvalue()


def rows(folder, name, split):
    labels = unpacked(folder, f"{name}-labels-idx1-ubyte", 8)
    images = unpacked(folder, f"{name}-images-idx3-ubyte", 16).reshape(len(labels), 28, 28)
    for image, label in zip(images, labels):
        yield {"image": png(image), "label": int(label), "split": split}


def main(folder, file):
    table = [*rows(folder, "train", "train"), *rows(folder, "t10k", "test")]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(table), file)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
