"""CUBA: current-based integrate-and-fire network of Vogels & Abbott (2005) as in Brette et al. (2007), benchmark 2.

The parameters are those of Brian2's published example (the paper's, with potentials in mV for synaptic currents):
4,000 neurons with p = 0.02; any other number of neurons keeps 80 synapses onto each and the same weights.
"""
from common import run_benchmark  # first: it times the import of Brian2
import numpy as np
from brian2 import NeuronGroup, SpikeMonitor, Synapses, mV, ms
from networks import draw_wiring, read_network, sorted_synapses

CONSTANTS = {'tau_m': 20 * ms, 'tau_e': 5 * ms, 'tau_i': 10 * ms, 'V_th': -50 * mV, 'V_r': -60 * mV, 'E_L': -49 * mV}
CONSTANTS |= {'we': (60 * 0.27 / 10) * mV, 'wi': (-20 * 4.5 / 10) * mV}

EQUATIONS = '''
dv/dt = (ge + gi - (v - E_L)) / tau_m : volt (unless refractory)
dge/dt = -ge / tau_e : volt
dgi/dt = -gi / tau_i : volt
'''


def describe(options):
    network = read_network(options.input) if options.input else draw(options.neurons, options.seed)
    neurons = NeuronGroup(
        network['N'],
        EQUATIONS,
        threshold='v > V_th',
        reset='v = V_r',
        refractory=5 * ms,
        method='exact',
        namespace=CONSTANTS,
    )
    neurons.v = network['v0'] * mV
    neurons.ge = network['ge0'] * mV
    neurons.gi = network['gi0'] * mV
    excitatory = Synapses(neurons, neurons, on_pre='ge += we', namespace=CONSTANTS)
    inhibitory = Synapses(neurons, neurons, on_pre='gi += wi', namespace=CONSTANTS)
    for synapses, kind in ((excitatory, 'exc'), (inhibitory, 'inh')):
        pre, post = sorted_synapses(network, kind)
        synapses.connect(i=pre, j=post)
    spikes = SpikeMonitor(neurons)
    return {
        'objects': [neurons, excitatory, inhibitory, spikes],
        'N': network['N'],
        'synapses': len(network['exc_pre']) + len(network['inh_pre']),
        'spikes': spikes,
    }


def draw(N, seed):
    """Wiring with 80 synapses onto each neuron on average, potentials uniform between reset and threshold."""
    random = np.random.default_rng(seed)
    network = draw_wiring(N, 80 / N, random)
    network['v0'] = random.uniform(-60, -50, size=N)
    network['ge0'] = network['gi0'] = np.zeros(N)
    return network


if __name__ == '__main__':
    run_benchmark('cuba', describe, duration=10, neurons=4000)
