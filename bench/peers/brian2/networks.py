"""The exchange folder: one network and its initial state, read by our engine and by Brian2 alike (see README.md)."""
import json
import os

import numpy as np

INTEGERS = ('exc_pre', 'exc_post', 'inh_pre', 'inh_post')
STATES = ('v0', 'ge0', 'gi0')


def read_network(folder):
    """A dict of N, excitatory, the four index arrays and v0, ge0, gi0; a state without a file is zeros, v0 must be there."""
    with open(os.path.join(folder, 'meta.json')) as file:
        meta = json.load(file)
    network = {'N': int(meta['N'])}
    network['excitatory'] = int(meta.get('excitatory', network['N'] * 4 // 5))
    for name in INTEGERS:
        network[name] = np.fromfile(os.path.join(folder, f'{name}.i32'), dtype='<i4')
    for name in STATES:
        path = os.path.join(folder, f'{name}.f64')
        network[name] = np.fromfile(path, dtype='<f8') if os.path.exists(path) else np.zeros(network['N'])
    if not os.path.exists(os.path.join(folder, 'v0.f64')):
        raise SystemExit(f'Found no v0.f64 in {folder}, expected the initial potentials in mV')
    check(network)
    return network


def write_network(folder, network, meta):
    """Writes what read_network reads; `meta` is kept beside N and excitatory in meta.json."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'meta.json'), 'w') as file:
        json.dump({**meta, 'N': network['N'], 'excitatory': network['excitatory']}, file, indent=2)
    for name in INTEGERS:
        network[name].astype('<i4').tofile(os.path.join(folder, f'{name}.i32'))
    for name in STATES:
        network[name].astype('<f8').tofile(os.path.join(folder, f'{name}.f64'))


def draw_wiring(N, p, random):
    """Each neuron reaches each neuron, itself included, with probability p; the first four fifths are excitatory."""
    excitatory = N * 4 // 5
    degrees = random.binomial(N, p, size=N)
    post = [np.sort(random.choice(N, degree, replace=False, shuffle=False)) for degree in degrees]
    wiring = {'N': N, 'excitatory': excitatory}
    for name, first, last in (('exc', 0, excitatory), ('inh', excitatory, N)):
        wiring[f'{name}_pre'] = np.repeat(np.arange(first, last), degrees[first:last])
        wiring[f'{name}_post'] = np.concatenate(post[first:last])
    return wiring


def check(network):
    """Lengths and ranges, so that a wrong file is an error and not a different network."""
    N = network['N']
    for name in INTEGERS:
        indices = network[name]
        if len(indices) and (indices.min() < 0 or indices.max() >= N):
            raise SystemExit(f'Found {name} from {indices.min()} to {indices.max()}, expected 0 to {N - 1}')
    for kind in ('exc', 'inh'):
        pre, post = (len(network[f'{kind}_{end}']) for end in ('pre', 'post'))
        if pre != post:
            raise SystemExit(f'Found {pre} {kind}_pre and {post} {kind}_post, expected as many')
    for name in STATES:
        if len(network[name]) != N:
            raise SystemExit(f'Found {len(network[name])} values of {name}, expected {N}')


def sorted_synapses(network, kind):
    """Indices by presynaptic, then postsynaptic neuron: the order in memory that Brian2 delivers fastest."""
    pre, post = network[f'{kind}_pre'], network[f'{kind}_post']
    order = np.lexsort((post, pre))
    return pre[order], post[order]
