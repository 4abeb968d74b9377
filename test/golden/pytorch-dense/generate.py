"""Trains small networks with PyTorch, one step a batch of 8 of 20 samples, for every hidden activation, loss and optimiser
that it shares with us. Writes golden.json: data, first weights, and of each case the loss of each tenth step and the last weights.
"""

import json
import torch

torch.set_num_threads(1)
torch.manual_seed(3)
INPUTS, HIDDEN, OUTPUTS, COUNT, BATCH, STEPS = 5, 7, 3, 20, 8, 100
REAL = torch.float64

x = torch.randn(COUNT, INPUTS, dtype=REAL)
classes = torch.randint(0, OUTPUTS, (COUNT,))
values = torch.randn(COUNT, OUTPUTS, dtype=REAL)
bits = torch.randint(0, 2, (COUNT, OUTPUTS)).to(REAL)
one_hot = torch.nn.functional.one_hot(classes, OUTPUTS).to(REAL)
first = {
    "w1": torch.randn(HIDDEN, INPUTS, dtype=REAL) * 0.6,
    "b1": torch.randn(HIDDEN, dtype=REAL) * 0.3,
    "w2": torch.randn(OUTPUTS, HIDDEN, dtype=REAL) * 0.6,
    "b2": torch.randn(OUTPUTS, dtype=REAL) * 0.3,
}

ACTIVATIONS = {
    "linear": torch.nn.Identity(),
    "logistic": torch.nn.Sigmoid(),
    "tanh": torch.nn.Tanh(),
    "relu": torch.nn.ReLU(),
    "leaky-relu": torch.nn.LeakyReLU(0.01),
}
LOSSES = {
    "mse linear": (torch.nn.MSELoss(), values),
    "cross-entropy softmax": (torch.nn.CrossEntropyLoss(), classes),
    # PyTorch takes the mean over outputs as well, we their sum.
    "cross-entropy logistic": (lambda z, t: OUTPUTS * torch.nn.BCEWithLogitsLoss()(z, t), bits),
}
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.99),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "adamw": lambda p: torch.optim.AdamW(
        [{"params": p[:2], "weight_decay": 0.1}, {"params": p[2:], "weight_decay": 0.0}], lr=0.01
    ),
}


def train(activation, loss, optimizer):
    layers = [torch.nn.Linear(INPUTS, HIDDEN, dtype=REAL), torch.nn.Linear(HIDDEN, OUTPUTS, dtype=REAL)]
    model = torch.nn.Sequential(layers[0], ACTIVATIONS[activation], layers[1])
    for layer, (w, b) in zip(layers, [("w1", "b1"), ("w2", "b2")]):
        layer.weight.data = first[w].clone()
        layer.bias.data = first[b].clone()
    weights = [layers[0].weight, layers[1].weight, layers[0].bias, layers[1].bias]
    step_of = OPTIMIZERS[optimizer](weights)
    measure, target = LOSSES[loss]
    losses = []
    for step in range(STEPS):
        rows = [(step * BATCH + k) % COUNT for k in range(BATCH)]
        step_of.zero_grad()
        value = measure(model(x[rows]), target[rows])
        value.backward()
        step_of.step()
        if step % 10 == 9:
            losses.append(value.item())
    return {
        "activation": activation,
        "loss": loss,
        "optimizer": optimizer,
        "losses": losses,
        "weights": [w.tolist() for w in weights],
    }


cases = [train(a, l, o) for a in ACTIVATIONS for l in LOSSES for o in OPTIMIZERS]
with open("golden.json", "w") as file:
    json.dump(
        {
            "version": torch.__version__,
            "x": x.tolist(),
            "targets": {"mse linear": values.tolist(), "cross-entropy softmax": one_hot.tolist(), "cross-entropy logistic": bits.tolist()},
            "first": {name: value.tolist() for name, value in first.items()},
            "cases": cases,
        },
        file,
    )
