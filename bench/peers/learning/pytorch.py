"""Trains the network of a case by plain gradient descent, one thread; prints samples per second of CPU."""

import json
import sys
import time
import numpy
import torch

torch.set_num_threads(1)
case = json.load(open(sys.argv[1]))
count, batch = case["count"], case["batch"]
x = torch.from_numpy(numpy.fromfile(case["folder"] + "/x.f32", dtype="float32").reshape(count, case["inputs"]))
t = torch.from_numpy(numpy.fromfile(case["folder"] + "/t.f32", dtype="float32").reshape(count, case["outputs"]))
activations = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}
layers, before = [], case["inputs"]
for layer in case["spec"]["layers"]:
    layers.append(torch.nn.Linear(before, layer["size"]))
    if layer["activation"] in activations:
        layers.append(activations[layer["activation"]]())
    before = layer["size"]
model = torch.nn.Sequential(*layers)
if case["loss"] == "cross-entropy":
    loss, t = torch.nn.CrossEntropyLoss(), t.argmax(dim=1)
else:
    loss = torch.nn.MSELoss()
step = torch.optim.SGD(model.parameters(), lr=0.1)


def epochs(number):
    for _ in range(number):
        order = torch.randperm(count) if batch < count else None
        for first in range(0, count, batch):
            rows = slice(None) if order is None else order[first : first + batch]
            step.zero_grad()
            loss(model(x[rows]), t[rows]).backward()
            step.step()


epochs(max(1, case["epochs"] // 5))
start = time.process_time()
epochs(case["epochs"])
print(json.dumps({"samplesPerSecond": case["epochs"] * count / (time.process_time() - start)}))
