"""TM: amplitudes of Tsodyks–Markram synapses to a regular train and a late test spike.

Depressing and facilitating have the parameters of Tsodyks, Pawelzik & Markram (1998), figure 1; mixed differs from the
latter in U only, so that it facilitates first and depresses then.

The order within a spike is that of Tsodyks, Pawelzik & Markram (1998): u and x first relax over the interval since the
last spike; then u jumps by U (1 - u); then u x is released (the amplitude); then x falls by what was released.
u starts at 0 and x at 1, so that the first amplitude is U. Where tau_facil is 0, u is U at every spike.
Takes no input folder. Besides the spikes it writes u, x and r = u x of each spike, `<synapse>_{u,x,r}.f64`.
"""
from common import DT_MS, run_benchmark  # first: it times the import of Brian2
import numpy as np
from brian2 import NeuronGroup, SpikeGeneratorGroup, SpikeMonitor, StateMonitor, Synapses, ms

SYNAPSES = {
    'depressing': {'U': 0.5, 'tau_rec': 800 * ms},
    'facilitating': {'U': 0.03, 'tau_rec': 130 * ms, 'tau_facil': 530 * ms},
    'mixed': {'U': 0.15, 'tau_rec': 130 * ms, 'tau_facil': 530 * ms},
}
TRAIN_MS = [10 + 50 * k for k in range(10)]
TIMES_MS = TRAIN_MS + [TRAIN_MS[-1] + 500]

RECOVERY = 'dx/dt = (1 - x) / tau_rec : 1 (event-driven)\n'
FACILITATION = 'du/dt = -u / tau_facil : 1 (event-driven)\n'
RELEASED = 'x_released : 1\nr : 1\n'
RELEASE = 'x_released = x\nr = u * x\nx -= r\npsc_post += r\n'


def describe(options):
    train = SpikeGeneratorGroup(1, [0] * len(TIMES_MS), TIMES_MS * ms)
    target = NeuronGroup(1, 'psc : 1')
    objects = [train, target]
    monitors = {}
    for name, constants in SYNAPSES.items():
        synapse = create_synapse(train, target, constants)
        monitors[name] = StateMonitor(synapse, ['u', 'x_released', 'r'], record=[0], when='after_synapses')
        objects += [synapse, monitors[name]]
    spikes = SpikeMonitor(train)
    return {
        'objects': objects + [spikes],
        'N': 2,
        'synapses': len(SYNAPSES),
        'spikes': spikes,
        'arrays': lambda: amplitudes(monitors),
    }


def create_synapse(train, target, constants):
    facilitates = 'tau_facil' in constants
    model = RELEASED + RECOVERY + (FACILITATION if facilitates else 'u : 1\n')
    on_pre = ('u += U * (1 - u)\n' if facilitates else 'u = U\n') + RELEASE
    synapse = Synapses(train, target, model, on_pre=on_pre, namespace=constants, method='exact')
    synapse.connect()
    synapse.x = 1
    return synapse


def amplitudes(monitors):
    steps = [round(time / DT_MS) for time in TIMES_MS]
    variables = {'u': 'u', 'x': 'x_released', 'r': 'r'}
    return {
        f'{name}_{short}': np.asarray(getattr(monitor, long))[0, steps]
        for name, monitor in monitors.items()
        for short, long in variables.items()
    }


if __name__ == '__main__':
    run_benchmark('tm', describe, duration=1)
