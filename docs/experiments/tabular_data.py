"""Tables of scikit-learn as CSV files for conf/experiments/tabular-*.conf.

    python3 docs/experiments/tabular_data.py tables

writes tables/breast-cancer.csv, wine.csv, digits.csv (classes) and diabetes.csv (a number). Column part has the split
of each row: a fifth for tests and a fifth of the others for validation, by class.
"""

import csv
import pathlib
import sys

from sklearn import datasets, model_selection

TABLES = {
    "breast-cancer": (datasets.load_breast_cancer, "diagnosis"),
    "wine": (datasets.load_wine, "cultivar"),
    "digits": (datasets.load_digits, "digit"),
    "diabetes": (datasets.load_diabetes, "progression"),
}


def rows(load, target):
    """Header and rows of a table; classes by their names."""
    data = load()
    names = [name.replace(" ", "_") for name in data.feature_names]
    yield [*names, target, "part"]
    classes = getattr(data, "target_names", None)
    for values, answer, part in zip(data.data, data.target, parts(data, classes is not None)):
        yield [*values, answer if classes is None else classes[answer], part]


def parts(data, stratified):
    """The split of each row."""
    parts = ["train"] * len(data.target)
    rest = list(range(len(parts)))
    for part in ("test", "validation"):
        strata = data.target[rest] if stratified else None
        rest, held = model_selection.train_test_split(
            rest, test_size=0.2, random_state=0, stratify=strata
        )
        for row in held:
            parts[row] = part
    return parts


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, (load, target) in TABLES.items():
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows(load, target))
        print(folder / f"{name}.csv")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
