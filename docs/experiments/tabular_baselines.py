"""Defaults of scikit-learn and LightGBM on the tables of tabular_data.py, trained on all rows that are not for tests.

    pip install scikit-learn lightgbm
    python3 docs/experiments/tabular_baselines.py tables

prints a line for each table and method: test accuracy and log loss, or RMSE, mean and standard deviation of ten seeds.
"""

import csv
import pathlib
import statistics
import sys
import warnings

import lightgbm
import numpy
from sklearn import ensemble, linear_model, metrics, neural_network, pipeline, preprocessing

SEEDS = range(10)


def scaled(model):
    return pipeline.make_pipeline(preprocessing.StandardScaler(), model)


CLASSES = {
    "logistic regression": lambda seed: scaled(linear_model.LogisticRegression(random_state=seed)),
    "MLP": lambda seed: scaled(neural_network.MLPClassifier(random_state=seed)),
    "random forest": lambda seed: ensemble.RandomForestClassifier(random_state=seed),
    "hist. gradient boosting": lambda seed: ensemble.HistGradientBoostingClassifier(random_state=seed),
    "LightGBM": lambda seed: lightgbm.LGBMClassifier(random_state=seed, verbose=-1, n_jobs=1),
}

NUMBERS = {
    "ridge regression": lambda seed: scaled(linear_model.Ridge(random_state=seed)),
    "MLP": lambda seed: scaled(neural_network.MLPRegressor(random_state=seed)),
    "random forest": lambda seed: ensemble.RandomForestRegressor(random_state=seed),
    "hist. gradient boosting": lambda seed: ensemble.HistGradientBoostingRegressor(random_state=seed),
    "LightGBM": lambda seed: lightgbm.LGBMRegressor(random_state=seed, verbose=-1, n_jobs=1),
}


def read(file):
    """Inputs, answers and parts of a table."""
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    inputs = numpy.array([row[:-2] for row in rows], dtype=float)
    return inputs, numpy.array([row[-2] for row in rows]), numpy.array([row[-1] for row in rows])


def scores(model, table, classes):
    inputs, answers, parts = table
    test = parts == "test"
    model.fit(inputs[~test], answers[~test])
    if not classes:
        return [metrics.root_mean_squared_error(answers[test], model.predict(inputs[test]))]
    return [
        100 * metrics.accuracy_score(answers[test], model.predict(inputs[test])),
        metrics.log_loss(answers[test], model.predict_proba(inputs[test]), labels=model.classes_),
    ]


def main(folder):
    warnings.filterwarnings("ignore")
    for name in ("breast-cancer", "wine", "digits", "diabetes"):
        inputs, answers, parts = read(folder / f"{name}.csv")
        classes = name != "diabetes"
        table = (inputs, answers if classes else answers.astype(float), parts)
        for method, model in (CLASSES if classes else NUMBERS).items():
            runs = [scores(model(seed), table, classes) for seed in SEEDS]
            cells = (
                f"{statistics.mean(values):.3f} +- {statistics.stdev(values):.3f}"
                for values in zip(*runs)
            )
            print(name, method, *cells, sep=" | ", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
