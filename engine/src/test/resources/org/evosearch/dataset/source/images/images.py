"""Writes the image files beside this script, and expected.csv: what Pillow reads of them.

python3 images.py (Pillow 13 and NumPy 2; the files may differ by a byte with other versions)

A row of expected.csv: file, height, width, tolerance, the values in hexadecimal, (3, H, W). Colors
are what Image.convert("RGB") gives, turned by ImageOps.exif_transpose. Values of 16 bits, which it
would clip, are divided by 257; of images that differ in alpha alone, alpha is the value.
"""

import csv
import io
import pathlib

import numpy as np
from PIL import Image, ImageOps

here = pathlib.Path(__file__).parent
rows = []

y, x = np.mgrid[0:6, 0:8]
rgb = np.stack([x * 36, 255 - y * 40, 30 + x * 5 + y * 10], 2).astype(np.uint8)
gray = (x * 30 + y * 7).astype(np.uint8)


def expect(name, values, tolerance):
    values = np.asarray(values)
    if values.ndim == 2:
        values = np.stack([values] * 3, 2)
    h, w, _ = values.shape
    chw = values.astype(np.uint8).transpose(2, 0, 1)
    rows.append([name, h, w, tolerance, chw.tobytes().hex()])


def read(name):
    with Image.open(here / name) as image:
        return np.array(ImageOps.exif_transpose(image).convert("RGB"))


def save(name, image, tolerance=0, **options):
    image.save(here / name, **options)
    expect(name, read(name), tolerance)


def encoded(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return bytearray(out.getvalue())


color = Image.fromarray(rgb)
save("rgb.png", color)
save("palette.png", color.quantize(16))
save("gray.png", Image.fromarray(gray))
save("gray-alpha.png", Image.merge("LA", [Image.fromarray(gray), Image.fromarray(255 - gray)]))
save("one-bit.png", Image.fromarray(gray > 100))
save("transparent.png", Image.merge("RGBA", [*color.split(), Image.fromarray(gray)]))
save("bmp.bmp", color)
save("gif.gif", color.quantize(64))
save("lzw.tif", color, compression="tiff_lzw")
save("turned.tif", color, tiffinfo={274: 6})
save("binary.ppm", color)
save("binary.pgm", Image.fromarray(gray))
save("lossless.webp", color, lossless=True)
# Decoders of WebP differ in how they enlarge the color planes.
save("lossy.webp", color.resize((32, 24)), 12, quality=95)
save("gray.jpg", Image.fromarray(gray), 1, quality=98)
save("plain.jpg", color, 2, quality=98, subsampling=0)
save("progressive.jpg", color, 2, quality=98, subsampling=0, progressive=True)
for turn in range(1, 9):
    exif = Image.Exif()
    exif[274] = turn
    save(f"turn-{turn}.jpg", color, 2, quality=98, subsampling=0, exif=exif)

# Inks: plain, and with luma and chroma, which is said by the last byte of Adobe's segment.
inks = Image.fromarray(np.stack([x * 30, y * 40, 20 * x + y, 10 * y + 3 * x], 2).astype(np.uint8), "CMYK")
save("cmyk.jpg", inks, 3, quality=98)
content = encoded(inks, "JPEG", quality=98)
content[content.index(b"Adobe") + 11] = 2
(here / "ycck.jpg").write_bytes(content)
expect("ycck.jpg", read("ycck.jpg"), 3)

# Values of 16 bits: all of them, twelve, eight.
for name, factor in [("gray16.png", 257), ("gray12in16.png", 16), ("gray8in16.png", 1)]:
    values = gray.astype(np.uint16) * factor
    Image.fromarray(values).save(here / name)
    expect(name, values / 257, 1)

# All that is drawn is in the alpha channel, in black and in white.
for name, ink in [("alpha-black.png", 0), ("alpha-white.png", 255)]:
    flat = Image.new("L", color.size, ink)
    Image.merge("RGBA", [flat, flat, flat, Image.fromarray(gray)]).save(here / name)
    expect(name, gray, 0)

# Of each format one file that breaks off, and a JPEG that lacks nothing but its end.
noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (24, 24, 3)).astype(np.uint8))
for name, form, options in [
    ("cut.jpg", "JPEG", {}),
    ("cut-progressive.jpg", "JPEG", {"progressive": True}),
    ("cut.png", "PNG", {}),
    ("cut.gif", "GIF", {}),
    ("cut.bmp", "BMP", {}),
    ("cut.tif", "TIFF", {}),
    ("cut.webp", "WEBP", {}),
    ("cut-lossless.webp", "WEBP", {"lossless": True}),
    ("cut.ppm", "PPM", {}),
]:
    content = encoded(noise, form, **options)
    (here / name).write_bytes(content[: len(content) * 6 // 10])
content = encoded(noise, "JPEG", progressive=True)
(here / "cut-last-pass.jpg").write_bytes(content[: content.rindex(b"\xff\xda")])
content = encoded(color, "JPEG", quality=98, subsampling=0)
(here / "no-end.jpg").write_bytes(content[:-2])
expect("no-end.jpg", read("plain.jpg"), 2)

with open(here / "expected.csv", "w", newline="") as out:
    csv.writer(out, lineterminator="\n").writerows(rows)
