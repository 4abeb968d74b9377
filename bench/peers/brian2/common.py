"""Options, build, repeated runs and results: what every benchmark script here shares."""
import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import warnings

warnings.filterwarnings('ignore', category=FutureWarning)
_before_import = time.perf_counter()

import brian2  # noqa: E402
import numpy as np  # noqa: E402
from brian2 import device, ms, second  # noqa: E402

IMPORT_SECONDS = time.perf_counter() - _before_import
DT_MS = 0.1


def run_benchmark(name, describe, duration, neurons=None):
    """Describes the model, compiles it, runs it `--repeat` times and writes the output folder.

    `describe(options)` returns a dict: `objects` for the network, `N`, `synapses`, `spikes` (a SpikeMonitor) and
    optionally `arrays`, a function that returns further results (name → array) once the program has run.
    """
    options = parse(name, duration, neurons)
    directory = options.directory or tempfile.mkdtemp(prefix=f'brian2-{name}-')
    brian2.set_device('cpp_standalone', directory=directory, build_on_run=False)
    brian2.prefs.devices.cpp_standalone.openmp_threads = 0
    brian2.defaultclock.dt = DT_MS * ms
    brian2.seed(options.seed)

    start = time.perf_counter()
    model = describe(options)
    brian2.Network(model['objects']).run(options.duration * second, namespace={})
    described = time.perf_counter()
    quietly(lambda: device.build(directory=directory, compile=True, run=False, with_output=False))
    built = time.perf_counter()

    result = {
        'benchmark': name,
        'N': model['N'],
        'synapses': model['synapses'],
        'durationSeconds': options.duration,
        'dtMs': DT_MS,
        'seed': options.seed,
        'input': options.input,
        'brian2': brian2.__version__,
        'flags': compiler_flags(directory),
        'threads': 1,
        'importSeconds': IMPORT_SECONDS,
        'describeSeconds': described - start,
        'compileSeconds': built - described,
    }
    if options.build_only:
        print(json.dumps({**result, **how_to_run(directory, model['spikes'])}, indent=2))
        return
    runs = [run_once(directory) for _ in range(options.repeat)]
    result['runSeconds'] = [run['loop'] for run in runs]
    result['processSeconds'] = [run['process'] for run in runs]
    write_output(options.output, result, model)
    if options.directory is None:
        shutil.rmtree(directory)


def parse(name, duration, neurons):
    parser = argparse.ArgumentParser(description=f'{name} in Brian2, compiled to C++, one thread')
    parser.add_argument('--input', help='exchange folder with the network and its initial state; without it they are drawn')
    parser.add_argument('--output', help='folder for result.json and the spikes')
    parser.add_argument('--duration', type=float, default=duration, help='simulated seconds (default %(default)s)')
    parser.add_argument('--repeat', type=int, default=1, help='runs of the compiled program (default %(default)s)')
    parser.add_argument('--seed', type=int, default=1, help='of all that is drawn here (default %(default)s)')
    parser.add_argument('--directory', help='where to put the C++ project (default: a temporary folder)')
    parser.add_argument('--build-only', action='store_true', help='compile, then print how to run the program')
    if neurons is not None:
        parser.add_argument('--neurons', type=int, default=neurons, help='when drawn (default %(default)s)')
    options = parser.parse_args()
    if options.output is None and not options.build_only:
        parser.error('found no --output, expected a folder (or --build-only)')
    return options


def run_once(directory):
    """Seconds of the simulation loop, as the program reports them, and of the whole process by the clock on the wall."""
    start = time.perf_counter()
    device.run(directory, with_output=False, run_args=[])
    return {'loop': device._last_run_time, 'process': time.perf_counter() - start}


def how_to_run(directory, spikes):
    """For who runs the program without this script: it must be started in its own folder."""
    raw = {name: device.get_array_filename(spikes.variables[name]) for name in ('t', 'i')}
    return {
        'directory': os.path.abspath(directory),
        'command': './main',
        'runSecondsFile': 'results/last_run_info.txt',
        'spikesSecondsFile': raw['t'],
        'spikesNeuronFile': raw['i'],
        'how': 'start ./main with `directory` as working directory; the first number in runSecondsFile is the seconds of '
        'the simulation loop (CPU time); the spikes are raw float64 seconds and int32 neurons',
    }


def write_output(folder, result, model):
    os.makedirs(folder, exist_ok=True)
    monitor = model['spikes']
    steps = np.rint(np.asarray(monitor.t / ms) / DT_MS).astype('<i4')
    steps.tofile(os.path.join(folder, 'spikes_t.i32'))
    np.asarray(monitor.i).astype('<i4').tofile(os.path.join(folder, 'spikes_i.i32'))
    for name, array in model.get('arrays', dict)().items():
        np.asarray(array).astype('<f8').tofile(os.path.join(folder, f'{name}.f64'))
    result['spikes'] = len(steps)
    with open(os.path.join(folder, 'result.json'), 'w') as file:
        json.dump(result, file, indent=2)
    print(json.dumps(result, indent=2))


def compiler_flags(directory):
    """What make hands to g++, read from the makefile Brian2 wrote."""
    with open(os.path.join(directory, 'makefile')) as file:
        line = next(line for line in file if line.startswith('OPTIMISATIONS'))
    return ' '.join(flag for flag in line.split('=', 1)[1].split() if not flag.startswith('-I'))


def quietly(work):
    """Runs `work` with the compiler's chatter on stderr, so that stdout stays JSON."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        work()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
