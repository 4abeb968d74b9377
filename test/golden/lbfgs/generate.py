"""Minimises the loss of two networks, with ½ l2 Σ w² over weights, from the data and first weights of ../pytorch-dense: softmax
regression, which is convex, and 5-7-3 tanh. By scipy's L-BFGS-B and torch.optim.LBFGS. Writes golden.json: the loss each comes to, how many iterations
and evaluations it took, and of softmax regression the parameters.
"""

import json
import numpy
import scipy
import scipy.optimize
import torch

torch.set_num_threads(1)
REAL = torch.float64
L2 = 0.01
source = json.load(open("../pytorch-dense/golden.json"))
x = torch.tensor(source["x"], dtype=REAL)
t = torch.tensor(source["targets"]["cross-entropy softmax"], dtype=REAL)
first = {name: torch.tensor(value, dtype=REAL) for name, value in source["first"].items()}


def softmax_regression():
    layer = torch.nn.Linear(5, 3, dtype=REAL)
    with torch.no_grad():
        layer.weight.zero_()
        layer.bias.zero_()
    return torch.nn.Sequential(layer)


def multilayer():
    a, b = torch.nn.Linear(5, 7, dtype=REAL), torch.nn.Linear(7, 3, dtype=REAL)
    with torch.no_grad():
        for to, name in ((a.weight, "w1"), (a.bias, "b1"), (b.weight, "w2"), (b.bias, "b2")):
            to.copy_(first[name])
    return torch.nn.Sequential(a, torch.nn.Tanh(), b)


def loss_of(model):
    loss = -(t * torch.log_softmax(model(x), 1)).sum(1).mean()
    return loss + L2 / 2 * sum((p**2).sum() for p in model.parameters() if p.ndim == 2)


def with_scipy(model):
    parameters = list(model.parameters())

    def value_and_gradient(flat):
        torch.nn.utils.vector_to_parameters(torch.tensor(flat, dtype=REAL), parameters)
        model.zero_grad()
        loss = loss_of(model)
        loss.backward()
        return loss.item(), torch.cat([p.grad.reshape(-1) for p in parameters]).numpy().copy()

    start = torch.nn.utils.parameters_to_vector(parameters).detach().numpy().copy()
    options = {"maxcor": 10, "ftol": 0, "gtol": 1e-9, "maxiter": 10000, "maxfun": 20000}
    result = scipy.optimize.minimize(value_and_gradient, start, jac=True, method="L-BFGS-B", options=options)
    torch.nn.utils.vector_to_parameters(torch.tensor(result.x, dtype=REAL), parameters)
    return {"loss": float(result.fun), "iterations": int(result.nit), "evaluations": int(result.nfev)}


def with_torch(model):
    optimiser = torch.optim.LBFGS(
        model.parameters(), lr=1, max_iter=5000, max_eval=20000, tolerance_grad=1e-9, tolerance_change=0,
        history_size=10, line_search_fn="strong_wolfe",
    )

    def closure():
        optimiser.zero_grad()
        loss = loss_of(model)
        loss.backward()
        return loss

    optimiser.step(closure)
    state = optimiser.state[optimiser._params[0]]
    return {"loss": loss_of(model).item(), "iterations": state["n_iter"], "evaluations": state["func_evals"]}


result = {"versions": {"scipy": scipy.__version__, "torch": torch.__version__, "numpy": numpy.__version__}, "l2": L2}
for name, make in (("softmax", softmax_regression), ("multilayer", multilayer)):
    model = make()
    result[name] = {"scipy": with_scipy(model)}
    if name == "softmax":
        result[name]["weights"] = model[0].weight.tolist()
        result[name]["biases"] = model[0].bias.tolist()
    result[name]["torch"] = with_torch(make())
json.dump(result, open("golden.json", "w"), indent=1)
print(json.dumps(result, indent=1))
