"""Golden numbers of PredictionsTest, by scikit-learn: python3 metrics_sklearn.py"""

import numpy as np
from sklearn import metrics

LOGITS = np.array(
    [2, 1, 0, 0.5, 0.25, -1, 0, 3, 1, 1, 1, 0, -1, 0, 2, 0, 0.5, 0.25, 2, 1, 0, 0, 0, 1]
).reshape(8, 3)
LABELS = np.array([0, 0, 1, 1, 2, 2, 1, 0])

probabilities = np.exp(LOGITS) / np.exp(LOGITS).sum(axis=1, keepdims=True)
told = probabilities.argmax(axis=1)
print("balanced accuracy", 100 * metrics.balanced_accuracy_score(LABELS, told))
print("macro F1", metrics.f1_score(LABELS, told, average="macro"))
print("AUC", metrics.roc_auc_score(LABELS, probabilities, multi_class="ovr", average="macro"))
print("log-loss", metrics.log_loss(LABELS, probabilities))
