"""Writes spikes.bin and network.json: Brian2's spike train of CUBA for one second, from an exchange folder.

Run in this folder: /usr/bin/python3 generate.py EXCHANGE_FOLDER
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CUBA = os.path.join(HERE, '..', '..', '..', 'bench', 'peers', 'brian2', 'cuba.py')
FILES = ('exc_pre.i32', 'exc_post.i32', 'inh_pre.i32', 'inh_post.i32', 'v0.f64', 'ge0.f64', 'gi0.f64')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('exchange', help='folder written by our engine (bench/peers/brian2/README.md)')
    parser.add_argument('--output', default=HERE, help='where to write (default: this folder)')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, CUBA, '--input', options.exchange, '--output', folder, '--duration', '1']
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        result = read_json(os.path.join(folder, 'result.json'))
        pairs = np.stack([np.fromfile(os.path.join(folder, f'spikes_{name}.i32'), dtype='<i4') for name in 'ti'], axis=1)
    if pairs.max() > 0xFFFF:
        raise SystemExit(f'Found a step or neuron {pairs.max()}, expected at most {0xFFFF}')
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    pairs.astype('<u2').tofile(os.path.join(options.output, 'spikes.bin'))
    description = {
        'source': f"Brian2 {result['brian2']}, C++ standalone, {result['flags']}",
        'meta': read_json(os.path.join(options.exchange, 'meta.json')),
        'dtMs': result['dtMs'],
        'steps': round(result['durationSeconds'] * 1000 / result['dtMs']),
        'synapses': result['synapses'],
        'spikes': len(pairs),
        'sha256': hashes(options.exchange),
    }
    with open(os.path.join(options.output, 'network.json'), 'w') as file:
        json.dump(description, file, indent=2)
        file.write('\n')
    print(f'{len(pairs)} spikes')


def read_json(path):
    with open(path) as file:
        return json.load(file)


def hashes(folder):
    """Of each file that was there: a test can tell that it draws the network these spikes are from."""
    found = {}
    for name in FILES:
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, 'rb') as file:
                found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


if __name__ == '__main__':
    main()
