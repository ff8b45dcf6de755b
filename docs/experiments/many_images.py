"""Many small images as IDX files, to try data that memory does not hold.

    python3 docs/experiments/many_images.py FOLDER 1300000 8

writes gray squares of 8 x 8 pixels in ten classes: a bright row or column at one of five places, in noise.
"""

import pathlib
import sys

import numpy

CLASSES = 10
BLOCK = 50_000


def images(labels, side, random):
    """Noise with a bright line: of classes 0 to 4 a row, of the others a column."""
    pixels = random.integers(0, 160, (len(labels), side, side), dtype=numpy.uint8)
    for i, label in enumerate(labels):
        place = int(label) % 5 * side // 5
        line = pixels[i, place] if label < 5 else pixels[i, :, place]
        line += 95
    return pixels


def header(kind, *sizes):
    return bytes([0, 0, 8, kind]) + b"".join(size.to_bytes(4, "big") for size in sizes)


def main(folder, count, side):
    folder.mkdir(parents=True, exist_ok=True)
    random = numpy.random.default_rng(1)
    with (
        open(folder / "train-images-idx3-ubyte", "wb") as pictures,
        open(folder / "train-labels-idx1-ubyte", "wb") as classes,
    ):
        pictures.write(header(3, count, side, side))
        classes.write(header(1, count))
        for begin in range(0, count, BLOCK):
            labels = random.integers(0, CLASSES, min(BLOCK, count - begin), dtype=numpy.uint8)
            pictures.write(images(labels, side, random).tobytes())
            classes.write(labels.tobytes())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
