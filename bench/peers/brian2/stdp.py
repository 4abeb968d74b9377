"""STDP: 1,000 Poisson inputs at 15 spikes/s onto one neuron, additive pair rule of Song, Miller & Abbott (2000).

Brian2's published example, but for v, which starts at the reset instead of 0 mV, and for its two monitors of weights
and of input spikes: here the output spikes are recorded, and the weights are read before and after.
Of the input folder only w0.f64 is read: initial weights in 0…gmax, one an input.
"""
import os

from common import run_benchmark  # first: it times the import of Brian2
import numpy as np
from brian2 import Hz, NeuronGroup, PoissonGroup, SpikeMonitor, Synapses, mV, ms

GMAX = 0.01
CONSTANTS = {
    'tau_m': 10 * ms,
    'tau_pre': 20 * ms,
    'tau_post': 20 * ms,
    'tau_e': 5 * ms,
    'E_e': 0 * mV,
    'E_L': -74 * mV,
    'V_th': -54 * mV,
    'V_r': -60 * mV,
    'gmax': GMAX,
    'dApre': 0.01 * GMAX,
    'dApost': -0.01 * 20 / 20 * 1.05 * GMAX,
}

NEURON = '''
dv/dt = (ge * (E_e - v) + E_L - v) / tau_m : volt
dge/dt = -ge / tau_e : 1
'''
SYNAPSE = '''
w : 1
dApre/dt = -Apre / tau_pre : 1 (event-driven)
dApost/dt = -Apost / tau_post : 1 (event-driven)
'''
ON_PRE = '''
ge += w
Apre += dApre
w = clip(w + Apost, 0, gmax)
'''
ON_POST = '''
Apost += dApost
w = clip(w + Apre, 0, gmax)
'''


def describe(options):
    inputs = PoissonGroup(options.neurons, rates=15 * Hz)
    neuron = NeuronGroup(1, NEURON, threshold='v > V_th', reset='v = V_r', method='euler', namespace=CONSTANTS)
    neuron.v = CONSTANTS['V_r']
    synapses = Synapses(inputs, neuron, SYNAPSE, on_pre=ON_PRE, on_post=ON_POST, namespace=CONSTANTS)
    synapses.connect()
    initial = initial_weights(options)
    synapses.w = initial
    spikes = SpikeMonitor(neuron)
    return {
        'objects': [inputs, neuron, synapses, spikes],
        'N': options.neurons + 1,
        'synapses': options.neurons,
        'spikes': spikes,
        'arrays': lambda: {'w0': initial, 'w': synapses.w[:]},
    }


def initial_weights(options):
    if options.input:
        return np.fromfile(os.path.join(options.input, 'w0.f64'), dtype='<f8')
    return np.random.default_rng(options.seed).uniform(0, GMAX, size=options.neurons)


if __name__ == '__main__':
    run_benchmark('stdp', describe, duration=100, neurons=1000)
