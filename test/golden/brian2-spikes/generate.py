"""Writes cuba.json and cuba.bin, or those of cobahh: Brian2's spike train of one second, from an exchange folder.

Run in this folder: /usr/bin/python3 generate.py cuba|cobahh EXCHANGE_FOLDER
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
SCRIPTS = os.path.join(HERE, '..', '..', '..', 'bench', 'peers', 'brian2')
FILES = ('exc_pre.i32', 'exc_post.i32', 'inh_pre.i32', 'inh_post.i32', 'v0.f64', 'ge0.f64', 'gi0.f64')
LISTED_STEPS = {'cuba': 10_000, 'cobahh': 3_000}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('name', choices=LISTED_STEPS)
    parser.add_argument('exchange', help='folder written by our engine (bench/peers/brian2/README.md)')
    parser.add_argument('--output', default=HERE, help='where to write (default: this folder)')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(SCRIPTS, f'{options.name}.py')
        command = [sys.executable, script, '--input', options.exchange, '--output', folder, '--duration', '1']
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        result = read_json(os.path.join(folder, 'result.json'))
        step, neuron = (np.fromfile(os.path.join(folder, f'spikes_{key}.i32'), dtype='<i4') for key in 'ti')
    steps = round(result['durationSeconds'] * 1000 / result['dtMs'])
    places = np.sort(neuron * steps + step).astype('<u4')
    listed = places[places % steps < LISTED_STEPS[options.name]]
    with open(os.path.join(options.output, f'{options.name}.bin'), 'wb') as file:
        file.write(varints(np.diff(listed, prepend=listed.dtype.type(0))))
    description = {
        'source': f"Brian2 {result['brian2']}, C++ standalone, {result['flags']}",
        'meta': read_json(os.path.join(options.exchange, 'meta.json')),
        'dtMs': result['dtMs'],
        'steps': steps,
        'listedSteps': LISTED_STEPS[options.name],
        'synapses': result['synapses'],
        'spikes': len(places),
        'listedSpikes': len(listed),
        'spikesSha256': hashlib.sha256(places.tobytes()).hexdigest(),
        'sha256': hashes(options.exchange),
    }
    with open(os.path.join(options.output, f'{options.name}.json'), 'w') as file:
        json.dump(description, file, indent=2)
        file.write('\n')
    print(f'{len(places)} spikes, {len(listed)} of them listed')


def varints(values):
    """Seven bits a byte, lowest first; the eighth says that more follow (LEB128)."""
    written = bytearray()
    for value in values.tolist():
        while value >= 0x80:
            written.append(value & 0x7F | 0x80)
            value >>= 7
        written.append(value)
    return bytes(written)


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
