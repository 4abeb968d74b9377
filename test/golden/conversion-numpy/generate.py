"""A small multilayer perceptron turned into integrate-and-fire neurons with numpy alone: what an independent reader of
Diehl et al. (2015) and Rueckauer et al. (2017) would write. No potential comes near the threshold without reaching it, so that
spikes do not depend on the order of sums."""

import json
import numpy as np

rng = np.random.default_rng(7)
sizes = [6, 9, 7, 3]
samples, training, steps = 12, 50, 96


def dyadic(shape, spread):
    return np.round(rng.normal(0, spread, shape) * 64) / 64


weights = [dyadic((a, b), 0.6) for a, b in zip(sizes, sizes[1:])]
biases = [dyadic(b, 0.3) for b in sizes[1:]]
x_train = np.round(rng.uniform(-1, 1, (training, sizes[0])) * 64) / 64
x = np.round(rng.uniform(-1, 1, (samples, sizes[0])) * 64) / 64


def forward(x):
    hidden = []
    for w, b in zip(weights[:-1], biases[:-1]):
        x = np.maximum(0, x @ w + b)
        hidden.append(x)
    return hidden, x @ weights[-1] + biases[-1]


_, z = forward(x)
labels = z.argmax(axis=1)
labels[::4] = (labels[::4] + 1) % sizes[-1]


def simulate(percentile, reset, start):
    scales = [1.0] + [float(np.percentile(h, percentile)) for h in forward(x_train)[0]] + [1.0]
    w = [each * scales[l] / scales[l + 1] for l, each in enumerate(weights)]
    b = [each / scales[l + 1] for l, each in enumerate(biases)]
    v = [np.full((samples, size), start) for size in sizes[1:-1]]
    counts = [np.zeros((samples, size), dtype=int) for size in sizes[1:-1]]
    out = np.zeros((samples, sizes[-1]))
    accuracy, agreement = [], []
    for step in range(1, steps + 1):
        signal = x
        for l in range(len(sizes) - 2):
            v[l] += signal @ w[l] + b[l]
            assert np.abs(v[l] - 1).min() > 1e-9
            spikes = v[l] >= 1
            if reset == 'subtraction':
                v[l] -= spikes
            else:
                v[l][spikes] = 0
            counts[l] += spikes
            signal = spikes.astype(float)
        out += signal @ w[-1] + b[-1]
        decided = out.argmax(axis=1)
        accuracy.append(int((decided == labels).sum()))
        agreement.append(int((decided == z.argmax(axis=1)).sum()))
    return {
        'percentile': percentile, 'reset': reset, 'start': start, 'scales': scales[1:],
        'counts': [c.tolist() for c in counts], 'sums': out.tolist(), 'right': accuracy, 'agreed': agreement,
    }


cases = [simulate(p, r, s) for p, r, s in
         [(99.9, 'subtraction', 0.0), (95, 'subtraction', 0.0), (99, 'zero', 0.0), (97, 'subtraction', 0.5)]]
golden = {
    'numpy': np.__version__, 'sizes': sizes, 'steps': steps,
    'parameters': np.concatenate([np.concatenate([w.ravel(), b]) for w, b in zip(weights, biases)]).tolist(),
    'training': x_train.tolist(), 'x': x.tolist(), 'labels': labels.tolist(), 'z': z.tolist(), 'cases': cases,
}
with open('golden.json', 'w') as file:
    json.dump(golden, file, separators=(',', ':'))
    file.write('\n')
