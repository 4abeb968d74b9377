"""Trains the classifier of a case by plain gradient descent, one thread; prints samples per second of CPU."""

import sys

# This file has the name of the package: its folder must not be searched first.
sys.path.pop(0)

import json
import time
import warnings
import numpy
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
case = json.load(open(sys.argv[1]))
count = case["count"]
x = numpy.fromfile(case["folder"] + "/x.f32", dtype="float32").reshape(count, case["inputs"])
t = numpy.fromfile(case["folder"] + "/t.f32", dtype="float32").reshape(count, case["outputs"]).argmax(axis=1)
layers = case["spec"]["layers"]
model = MLPClassifier(
    hidden_layer_sizes=[layer["size"] for layer in layers[:-1]],
    activation=layers[0]["activation"],
    solver="sgd",
    momentum=0,
    alpha=0,
    batch_size=case["batch"],
    learning_rate_init=0.1,
    max_iter=case["epochs"],
    n_iter_no_change=10**6,
)
model.fit(x, t)
start = time.process_time()
model.fit(x, t)
print(json.dumps({"samplesPerSecond": case["epochs"] * count / (time.process_time() - start)}))
