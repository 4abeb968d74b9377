"""Writes networks.json, stdp.json and tsodyks-markram.json: statistics and amplitudes of the Brian2 benchmark scripts.

Run in this folder: /usr/bin/python3 generate.py [networks] [stdp] [tsodyks-markram]
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, '..', '..', '..', 'bench', 'peers', 'brian2')
SEEDS = {'networks': [1, 2, 3, 4, 5, 6], 'stdp': list(range(1, 13))}
WINDOW_MS = (200, 1000)
FEWEST_SPIKES = 5
BINS = 10
GMAX = 0.01


def main():
    makers = {'networks': networks, 'stdp': stdp, 'tsodyks-markram': tsodyks_markram}
    for name in sys.argv[1:] or makers:
        with open(os.path.join(HERE, f'{name}.json'), 'w') as file:
            json.dump(makers[name](), file, indent=2)
            file.write('\n')


def networks():
    """Rates and irregularity of CUBA and COBAHH, each seed with its own network and initial state."""
    golden = {'windowMs': WINDOW_MS, 'fewestSpikes': FEWEST_SPIKES, 'units': {'rate': 'spikes/s', 'cv': '1'}}
    for name in ('cuba', 'cobahh'):
        seeds = [network_statistics(name, seed) for seed in SEEDS['networks']]
        golden['source'] = seeds[0].pop('source')
        for other in seeds[1:]:
            other.pop('source')
        golden[name] = {'seeds': seeds, **summary(seeds)}
    return golden


def network_statistics(name, seed):
    result, read = run(name, '--duration', '1', '--seed', str(seed))
    times, neurons = read('spikes_t.i32', '<i4') * result['dtMs'], read('spikes_i.i32', '<i4')
    inside = (times >= WINDOW_MS[0]) & (times < WINDOW_MS[1])
    times, neurons = times[inside], neurons[inside]
    excitatory = result['N'] * 4 // 5
    seconds = (WINDOW_MS[1] - WINDOW_MS[0]) / 1000
    cv = intervals_cv(times, neurons, result['N'])
    return {
        'source': source(result),
        'seed': seed,
        'synapses': result['synapses'],
        'spikes': result['spikes'],
        'rateExcitatory': float(np.sum(neurons < excitatory) / excitatory / seconds),
        'rateInhibitory': float(np.sum(neurons >= excitatory) / (result['N'] - excitatory) / seconds),
        'cv': float(np.nanmean(cv)),
        'cvExcitatory': float(np.nanmean(cv[:excitatory])),
        'cvInhibitory': float(np.nanmean(cv[excitatory:])),
        'neuronsWithCv': int(np.sum(~np.isnan(cv))),
    }


def intervals_cv(times, neurons, N):
    """Standard deviation (of the intervals there are, divided by their number) over mean; NaN below FEWEST_SPIKES spikes."""
    cv = np.full(N, np.nan)
    for neuron in range(N):
        own = np.sort(times[neurons == neuron])
        if len(own) >= FEWEST_SPIKES:
            intervals = np.diff(own)
            cv[neuron] = intervals.std() / intervals.mean()
    return cv


def stdp():
    """Weights after 100 s as counts in ten bins of equal width over 0…gmax, with the output rate."""
    seeds = []
    for seed in SEEDS['stdp']:
        result, read = run('stdp', '--duration', '100', '--seed', str(seed))
        weights, steps = read('w.f64', '<f8'), read('spikes_t.i32', '<i4')
        late = np.sum(steps >= 50_000 / result['dtMs'])
        seeds.append({
            'seed': seed,
            'counts': np.histogram(weights, bins=BINS, range=(0, GMAX))[0].tolist(),
            'meanWeight': float(weights.mean()),
            'rate': result['spikes'] / result['durationSeconds'],
            'rateLastHalf': float(late / 50),
        })
    golden = {'source': source(result), 'durationSeconds': 100, 'inputs': result['synapses'], 'gmax': GMAX}
    return {**golden, 'seeds': seeds, **summary(seeds)}


def tsodyks_markram():
    """u, x and the released fraction r = u x of each spike."""
    result, read = run('tm')
    parameters = {
        'depressing': {'U': 0.5, 'tau_rec': 800, 'tau_facil': 0},
        'facilitating': {'U': 0.03, 'tau_rec': 130, 'tau_facil': 530},
        'mixed': {'U': 0.15, 'tau_rec': 130, 'tau_facil': 530},
    }
    times = (read('spikes_t.i32', '<i4') * result['dtMs']).round(6).tolist()
    golden = {'source': source(result), 'spikeTimesMs': times}
    for name, values in parameters.items():
        golden[name] = {**values, **{key: read(f'{name}_{key}.f64', '<f8').tolist() for key in 'uxr'}}
    return golden


def run(script, *options):
    """Runs a benchmark script once; its result.json and a reader of its raw files."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, os.path.join(SCRIPTS, f'{script}.py'), '--output', folder, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, 'result.json')) as file:
            result = json.load(file)
        raw = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), 'rb') as file:
                raw[name] = file.read()
    print(script, *options, result['spikes'], 'spikes', result['runSeconds'], 's', flush=True)
    return result, lambda name, dtype: np.frombuffer(raw[name], dtype=dtype)


def summary(seeds):
    """Mean and standard deviation over seeds (n - 1) of whatever is measured."""
    keys = [key for key in seeds[0] if key != 'seed']
    values = {key: np.array([each[key] for each in seeds], dtype=float) for key in keys}
    return {
        'mean': {key: value.mean(axis=0).tolist() for key, value in values.items()},
        'sd': {key: value.std(axis=0, ddof=1).tolist() for key, value in values.items()},
    }


def source(result):
    return f"Brian2 {result['brian2']}, C++ standalone, {result['flags']}"


if __name__ == '__main__':
    main()
