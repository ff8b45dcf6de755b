"""Images per second of `evosearch score`, of PyTorch and of ONNX Runtime on 60,000 PNG files in Parquet, two threads each.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 numpy safetensors onnxruntime==1.27.0 pillow pyarrow
    jobs/bin/evosearch search -c docs/experiments/score_throughput.conf -D dataset.path=FASHION_MNIST
    jobs/bin/evosearch train-final --run score-throughput --name winner --epochs 1
    venv/bin/python docs/experiments/score_throughput.py FASHION_MNIST evosearch-store/results/run_id=winner/model 2

FASHION_MNIST is a folder with train-images-idx3-ubyte.gz. The training images are written as PNG into one Parquet file; one in
a hundred, drawn by seed 7, loses the second half of its bytes or all of them. Spark has local[2]; PyTorch and ONNX Runtime run
the exported networks in two processes with one thread each, which read the same file with pyarrow, decode with Pillow and
classify batches of 64. All three write the class of each image to Parquet. The time is that from the start of reading to the
end of writing: interpreters, Spark and the network are loaded before; the processor's time is that of the whole processes, with
all of this. The three take turns, and the median of the rounds is printed, for how many images all predictions are the same,
and whether exactly the damaged rows have a reason.
EVOSEARCH is the command that starts EvoSearch, if it is not jobs/bin/evosearch.
"""

import gzip
import importlib.util
import io
import multiprocessing
import os
import random
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pyarrow
import pyarrow.parquet
from PIL import Image

BATCH, SIDE, PROCESSES = 64, 28, 2
EVOSEARCH = shlex.split(os.environ.get("EVOSEARCH", "jobs/bin/evosearch"))


def write_table(folder: Path, file: Path) -> set[int]:
    """Writes the images and returns the rows that are damaged."""
    raw = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())
    pixels = numpy.frombuffer(raw, numpy.uint8, offset=16).reshape(-1, SIDE, SIDE)
    damaged = set(random.Random(7).sample(range(len(pixels)), len(pixels) // 100))
    files = []
    for i, image in enumerate(pixels):
        buffer = io.BytesIO()
        Image.fromarray(image).save(buffer, "png")
        content = buffer.getvalue()
        files.append(content[: len(content) // 2 * (i % 2)] if i in damaged else content)
    table = {"id": pyarrow.array(range(len(files))), "image": pyarrow.array(files, pyarrow.binary())}
    pyarrow.parquet.write_table(pyarrow.table(table), file)
    return damaged


def score(model: Path, table: Path, out: Path) -> tuple[float, dict[int, int]]:
    command = [*EVOSEARCH, "score", "--model", str(model), "--input", str(table), "--output", str(out)]
    done = subprocess.run([*command, "-D", "spark.local-threads=2"], check=True, capture_output=True, text=True)
    seconds = float(re.search(r"in ([0-9.,]+) s", done.stdout)[1].replace(",", ""))
    rows = pyarrow.parquet.read_table(out, columns=["id", "prediction", "reason"]).to_pylist()
    assert all((row["prediction"] is None) == (row["reason"] is not None) for row in rows)
    return seconds, {row["id"]: row["prediction"] for row in rows}


def torch_network(folder: Path):
    import torch

    torch.set_num_threads(1)
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = module.load(folder / "model.safetensors")

    def classes(images):
        with torch.inference_mode():
            return network(torch.from_numpy(images)).argmax(1).numpy()

    return classes


def onnx_network(folder: Path):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "model.onnx", options)
    return lambda images: session.run(None, {"images": images})[0].argmax(1)


def decoded(content: bytes):
    try:
        return numpy.asarray(Image.open(io.BytesIO(content)), numpy.float32)[None]
    except (OSError, SyntaxError):
        return None


def part(load, folder: Path, table: Path, out: Path, number: int, ready, go) -> None:
    """Classifies every other batch of the table."""
    classes = load(folder)
    classes(numpy.zeros((BATCH, 1, SIDE, SIDE), numpy.float32))
    ready.release()
    go.wait()
    ids, predictions = [], []
    for at, batch in enumerate(pyarrow.parquet.ParquetFile(table).iter_batches(BATCH)):
        if at % PROCESSES != number:
            continue
        images = [decoded(content.as_py()) for content in batch["image"]]
        sound = iter(classes(numpy.stack([image for image in images if image is not None])))
        ids += batch["id"].to_pylist()
        predictions += [None if image is None else int(next(sound)) for image in images]
    rows = pyarrow.table({"id": ids, "prediction": pyarrow.array(predictions, pyarrow.int64())})
    pyarrow.parquet.write_table(rows, out / f"{number}.parquet")


def in_processes(load, folder: Path, table: Path, out: Path) -> tuple[float, dict[int, int]]:
    out.mkdir()
    context = multiprocessing.get_context("spawn")
    ready, go = context.Semaphore(0), context.Event()
    arguments = [(load, folder, table, out, number, ready, go) for number in range(PROCESSES)]
    processes = [context.Process(target=part, args=each) for each in arguments]
    for process in processes:
        process.start()
    for _ in processes:
        ready.acquire()
    start = time.monotonic()
    go.set()
    for process in processes:
        process.join()
    seconds = time.monotonic() - start
    rows = pyarrow.parquet.read_table(out).to_pylist()
    return seconds, {row["id"]: row["prediction"] for row in rows}


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    data, model, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    folder = Path(tempfile.mkdtemp())
    table = folder / "images.parquet"
    damaged = write_table(data, table)
    for form in ("pytorch", "onnx"):
        export = [*EVOSEARCH, "export", "--model", str(model), "--format", form, "--out", str(folder / form)]
        subprocess.run(export, check=True, capture_output=True)
    ways = {
        "EvoSearch": lambda out: score(model, table, out),
        "PyTorch": lambda out: in_processes(torch_network, folder / "pytorch", table, out),
        "ONNX Runtime": lambda out: in_processes(onnx_network, folder / "onnx", table, out),
    }
    seconds, processor, predictions = {name: [] for name in ways}, {name: [] for name in ways}, {}
    for number in range(rounds):
        for name, way in ways.items():
            before = processor_seconds()
            taken, predictions[name] = way(folder / f"{name.split()[0]}-{number}")
            seconds[name].append(taken)
            processor[name].append(processor_seconds() - before)
            print(f"{name}: {taken:.1f} s, {processor[name][-1]:.1f} s of the processor", flush=True)
    for name, taken in seconds.items():
        marked = {row for row, prediction in predictions[name].items() if prediction is None}
        rate = len(predictions[name]) / statistics.median(taken)
        cost = statistics.median(processor[name])
        print(f"{name}: {rate:,.0f} images/s, {cost:.1f} s of the processor, exactly the {len(damaged)} damaged rows marked: {marked == damaged}")
    same = sum(len({way[row] for way in predictions.values()}) == 1 for row in predictions["EvoSearch"])
    print(f"the same prediction of all three: {same:,} of {len(predictions['EvoSearch']):,}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
