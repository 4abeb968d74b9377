"""Trains small spiking networks through time with PyTorch's autograd, whose step function has a backward of its own: the surrogate.
Writes golden.json: data, first weights, the uniform numbers that spikes are drawn with, and of each case 20 losses, the gradient of
the first step and the weights after each fifth step.
"""

import json
import math
import torch

torch.set_num_threads(1)
torch.manual_seed(4)
REAL = torch.float64
INPUTS, HIDDEN, OUTPUTS, COUNT, TIME, STEPS, SETS = 3, [5, 4], 2, 6, 7, 20, 4
SIZES = [INPUTS, *HIDDEN, OUTPUTS]

x = torch.rand(COUNT, INPUTS, dtype=REAL)
classes = torch.randint(0, OUTPUTS, (COUNT,))
TARGETS = {
    "softmax": torch.nn.functional.one_hot(classes, OUTPUTS).to(REAL),
    "logistic": torch.randint(0, 2, (COUNT, OUTPUTS)).to(REAL),
    "linear": torch.randn(COUNT, OUTPUTS, dtype=REAL),
}
first = [(torch.randn(n, m, dtype=REAL) * 1.2, torch.randn(m, dtype=REAL) * 0.4 + 0.2) for n, m in zip(SIZES, SIZES[1:])]
# [set][sample][time][number] of the inputs and of each hidden layer: step s draws with set s mod 4.
uniforms = [torch.rand(SETS, COUNT, TIME, n, dtype=REAL) for n in [INPUTS, *HIDDEN]]


class Step(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, surrogate):
        ctx.save_for_backward(u)
        ctx.surrogate = surrogate
        return (u >= 0).to(REAL)

    @staticmethod
    def backward(ctx, grad):
        (u,) = ctx.saved_tensors
        slope = ctx.surrogate["slope"]
        if ctx.surrogate["kind"] == "fast-sigmoid":
            return grad / (1 + slope * u.abs()) ** 2, None
        return grad * slope / 2 / (1 + (math.pi / 2 * slope * u) ** 2), None


class Draw(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, uniform, straight_through):
        p = torch.sigmoid(z)
        ctx.save_for_backward(p)
        ctx.straight_through = straight_through
        return (uniform < p).to(REAL)

    @staticmethod
    def backward(ctx, grad):
        (p,) = ctx.saved_tensors
        return (grad * p * (1 - p) if ctx.straight_through == "slope" else grad), None, None


def outputs(spec, weights, step):
    """z of each sample: [COUNT][OUTPUTS]; and the share of hidden neurons that spike."""
    neuron, readout = spec["neuron"], spec["readout"]
    state = [[torch.zeros(COUNT, n, dtype=REAL) for n in HIDDEN] for _ in range(2)]
    y, seen, spikes = torch.zeros(COUNT, OUTPUTS, dtype=REAL), [], []
    for t in range(TIME):
        chance = [u[step % SETS, :, t] for u in uniforms]
        s = x if spec["encoding"] == "current" else (chance[0] < x).to(REAL)
        for l, (w, b) in enumerate(weights[:-1]):
            drive = s @ w + b
            if neuron["kind"] == "stochastic-binary":
                s = Draw.apply(drive, chance[l + 1], neuron["straightThrough"])
            else:
                state[0][l] = neuron["synapse"] * state[0][l] + drive
                v = neuron["membrane"] * state[1][l] + state[0][l]
                s = Step.apply(v - 1, neuron["surrogate"])
                state[1][l] = v - s.detach() if neuron["reset"] == "subtract" else v * (1 - s.detach())
            spikes.append(s.mean().item())
        y = readout["decay"] * y + s @ weights[-1][0] + weights[-1][1]
        seen.append(y)
    z = torch.stack(seen)
    return (z.mean(0) if readout["over"] == "mean" else z.max(0).values), sum(spikes) / len(spikes)


def cost(name, z, activation):
    target = TARGETS[activation]
    if activation == "softmax":
        return torch.nn.functional.cross_entropy(z, classes)
    if activation == "logistic":
        return OUTPUTS * torch.nn.functional.binary_cross_entropy_with_logits(z, target)
    return torch.nn.functional.mse_loss(z, target) * (1 if name == "mse" else OUTPUTS / 2)


def flat(tensors):
    return torch.cat([each.reshape(-1) for each in tensors]).tolist()


def train(neuron, encoding, decay, over, activation, loss, optimizer):
    readout = {"size": OUTPUTS, "decay": decay, "over": over, "activation": activation}
    hidden = [{"size": n} for n in HIDDEN]
    spec = {"inputs": INPUTS, "hidden": hidden, "neuron": neuron, "steps": TIME, "encoding": encoding, "readout": readout}
    weights = [(w.clone().requires_grad_(), b.clone().requires_grad_()) for w, b in first]
    parameters = [each for pair in weights for each in pair]
    kinds = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    step_of = kinds[optimizer](parameters, lr=0.05)
    losses, gradient, kept = [], None, []
    for step in range(STEPS):
        step_of.zero_grad()
        z, rate = outputs(spec, weights, step)
        assert 0.1 < rate < 0.9, rate
        value = cost(loss, z, activation)
        value.backward()
        gradient = gradient or flat(each.grad for each in parameters)
        step_of.step()
        losses.append(value.item())
        if step % 5 == 4:
            kept.append(flat(each.detach() for each in parameters))
    return {"spec": spec, "loss": loss, "optimizer": optimizer, "losses": losses, "gradient": gradient, "weights": kept}


READOUTS = [
    ("current", 0.8, "mean", "softmax", "cross-entropy", "sgd"),
    ("rate", 0.5, "max", "softmax", "cross-entropy", "adam"),
    ("current", 0.0, "max", "linear", "mse", "adam"),
    ("rate", 0.9, "mean", "linear", "squared", "sgd"),
    ("current", 0.3, "mean", "logistic", "cross-entropy", "adam"),
]
lif = [
    {"kind": "lif", "membrane": 0.8, "synapse": synapse, "reset": reset, "surrogate": {"kind": kind, "slope": slope}}
    for kind, slope in [("fast-sigmoid", 5.0), ("arctan", 2.0)]
    for reset, synapse in [("subtract", 0.0), ("zero", 0.4)]
]
stochastic = [{"kind": "stochastic-binary", "straightThrough": kind} for kind in ["slope", "identity"]]
with open("golden.json", "w") as file:
    json.dump(
        {
            "version": torch.__version__,
            "x": x.tolist(),
            "targets": {name: value.tolist() for name, value in TARGETS.items()},
            "first": flat(each for pair in first for each in pair),
            "uniforms": [each.tolist() for each in uniforms],
            "cases": [train(neuron, *readout) for neuron in lif + stochastic for readout in READOUTS],
        },
        file,
    )
