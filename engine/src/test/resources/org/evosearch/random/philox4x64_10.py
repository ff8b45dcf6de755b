"""Writes philox4x64-10.txt: the first 16 numbers of some streams, by NumPy's Philox.

NumPy's generator is Philox4x64-10, too. It adds one to the counter before it makes a block, and
gives the four words of a block in their order.

    python philox4x64_10.py > philox4x64-10.txt
"""

import numpy

# seed, salt of the purpose, generation, index
STREAMS = [
    (0, 1, 0, 0),
    (20240607, 2, 5, 7),
    (-1, 8, 2**31 - 1, 4999),
    (-6364136223846793005, 5, 0, 123456789012),
]


def word(value):
    return value % 2**64


for seed, salt, generation, index in STREAMS:
    generator = numpy.random.Philox(
        key=numpy.array([word(seed), salt], dtype=numpy.uint64),
        counter=numpy.array([0, 0, index, generation], dtype=numpy.uint64),
    )
    numbers = " ".join(f"{int(number):016x}" for number in generator.random_raw(16))
    print(seed, salt, generation, index, numbers)
