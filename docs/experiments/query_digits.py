"""Writes the digits of scikit-learn as PNG files in one Parquet file, as a data lake may keep images.

Needs scikit-learn, Pillow and pyarrow:

    python3 docs/experiments/query_digits.py digits.parquet
"""

import io
import sys

import pyarrow
import pyarrow.parquet
from PIL import Image
from sklearn.datasets import load_digits


def png(values):
    """The content of a PNG file, of values from 0 to 16."""
    content = io.BytesIO()
    Image.fromarray((values.reshape(8, 8) * 255 / 16).astype("uint8")).save(content, "PNG")
    return content.getvalue()


def main(path):
    digits = load_digits()
    table = pyarrow.table(
        {
            "image": pyarrow.array([png(values) for values in digits.data], pyarrow.binary()),
            "label": pyarrow.array(digits.target, pyarrow.int64()),
        }
    )
    pyarrow.parquet.write_table(table, path)


if __name__ == "__main__":
    main(sys.argv[1])
