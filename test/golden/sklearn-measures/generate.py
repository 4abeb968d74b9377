"""Measures random classes and values with scikit-learn. Writes golden.json: of each case the data and what sklearn.metrics says of them;
the area under the ROC curve is null where scikit-learn refuses to give one. Also columns with gaps, imputed and standardised as
learnt from their first rows, and class weights.
"""

import json
import warnings
import numpy as np
import sklearn
from sklearn import metrics
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_class_weight

warnings.simplefilter("ignore")
random = np.random.RandomState(11)


def scores_of(actual, classes, strength, digits):
    """Shares that sum to 1; of few digits they tie."""
    z = random.randn(len(actual), classes) + strength * np.eye(classes)[actual]
    shares = np.exp(z)
    shares /= shares.sum(axis=1, keepdims=True)
    if digits is None:
        return shares
    steps = np.round(shares * 10**digits).astype(int)
    steps[:, -1] = 10**digits - steps[:, :-1].sum(axis=1)
    return steps / 10**digits


def area(actual, scores, classes):
    try:
        if classes == 2:
            return metrics.roc_auc_score(actual == 1, scores[:, 1])
        return metrics.roc_auc_score(actual, scores, multi_class="ovr", average="macro", labels=range(classes))
    except ValueError:
        return None


def classification(name, actual, predicted, scores, classes):
    every = range(classes)
    of_class = metrics.precision_recall_fscore_support(actual, predicted, labels=every, zero_division=0)
    macro = metrics.precision_recall_fscore_support(actual, predicted, average="macro", zero_division=0)
    return {
        "name": name,
        "classes": classes,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "scores": scores.ravel().tolist(),
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(actual, predicted),
        "perClass": [
            {"precision": p, "recall": r, "f1": f, "support": int(n)} for p, r, f, n in zip(*of_class)
        ],
        "macro": {"precision": macro[0], "recall": macro[1], "f1": macro[2]},
        "rocAuc": area(actual, scores, classes),
        "confusion": metrics.confusion_matrix(actual, predicted, labels=every).tolist(),
    }


def drawn(name, classes, rows, strength, digits=None, shares=None, predicted=None, forbid=()):
    actual = random.choice(classes, rows, p=shares)
    scores = scores_of(actual, classes, strength, digits)
    allowed = scores.copy()
    allowed[:, list(forbid)] = -1
    chosen = allowed.argmax(axis=1) if predicted is None else np.full(rows, predicted)
    return classification(name, actual, chosen, scores, classes)


def regression(name, actual, predicted):
    return {
        "name": name,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "meanSquaredError": metrics.mean_squared_error(actual, predicted),
        "rootMeanSquaredError": metrics.mean_squared_error(actual, predicted, squared=False),
        "meanAbsoluteError": metrics.mean_absolute_error(actual, predicted),
        "maxError": metrics.max_error(actual, predicted),
        "r2": metrics.r2_score(actual, predicted),
    }


def near(rows, scale, noise, centre=0.0):
    actual = centre + scale * random.randn(rows)
    return actual, actual + noise * random.randn(rows)


classifications = [
    *(drawn(f"{k} classes, strength {s}", k, 60, s) for k in (2, 3, 5) for s in (0.0, 1.0, 4.0)),
    *(drawn(f"{k} classes, ties", k, 80, 1.0, digits=1) for k in (2, 3, 5)),
    drawn("2 classes, scores 0 and 1", 2, 40, 0.0, digits=0, shares=[0.5, 0.5]),
    drawn("rare class", 3, 200, 1.0, shares=[0.9, 0.08, 0.02]),
    drawn("class without rows, predicted", 4, 50, 0.5, shares=[0.4, 0.3, 0.3, 0.0]),
    drawn("class without rows or predictions", 4, 50, 0.5, shares=[0.4, 0.3, 0.3, 0.0], forbid=(3,)),
    drawn("class with rows, never predicted", 3, 50, 0.5, forbid=(1,)),
    drawn("one class in predictions", 3, 45, 1.0, predicted=2),
    drawn("one class in predictions of two", 2, 45, 1.0, predicted=0),
    drawn("one class in rows", 2, 30, 1.0, shares=[0.0, 1.0]),
    drawn("one row", 2, 1, 1.0),
]
regressions = [
    *(regression(f"noise {noise}", *near(50, 2.0, noise)) for noise in (0.0, 0.1, 3.0)),
    regression("worse than the mean", *near(30, 0.1, 5.0)),
    regression("far from zero", *near(40, 1.0, 0.5, centre=1000.0)),
    regression("constant, wrong", np.full(12, 3.0), random.randn(12)),
    regression("constant, right", np.full(12, 3.0), np.full(12, 3.0)),
    regression("two rows", np.array([1.0, 2.0]), np.array([1.5, 1.5])),
]


def preparation(strategy):
    """Whole numbers repeat, so that one is the most frequent; the second column is far from 0, the third constant."""
    x = np.column_stack([random.randint(-4, 5, 40), 1e4 + random.randint(0, 6, 40) / 8, np.full(40, 2.5)])
    x[random.rand(40, 3) < 0.2] = np.nan
    learnt = make_pipeline(SimpleImputer(strategy=strategy.replace("-", "_")), StandardScaler()).fit(x[:30])
    cells = [[None if np.isnan(cell) else cell for cell in row] for row in x]
    return {"missing": strategy, "rows": cells, "train": 30, "x": learnt.transform(x).tolist()}


codes = random.choice(4, 50, p=[0.6, 0.3, 0.1, 0.0])
weights = compute_class_weight("balanced", classes=np.unique(codes), y=codes)
with open("golden.json", "w") as file:
    json.dump(
        {
            "version": sklearn.__version__,
            "classification": classifications,
            "regression": regressions,
            "preparation": [preparation(strategy) for strategy in ("mean", "median", "most-frequent")],
            "weights": {"codes": codes.tolist(), "balanced": weights.tolist()},
        },
        file,
    )
