"""COBAHH: conductance-based network of Hodgkin–Huxley neurons, Brette et al. (2007), benchmark 3 (Traub & Miles 1991 kinetics).

Parameters and initial state are those of Brian2's published example; m, h and n start at 0 there, and here.
"""
from common import run_benchmark  # first: it times the import of Brian2
import numpy as np
from brian2 import NeuronGroup, SpikeMonitor, Synapses, cm, msiemens, mV, ms, nS, siemens, ufarad, umetre
from networks import draw_wiring, read_network, sorted_synapses

AREA = 20000 * umetre**2
CONSTANTS = {
    'C_m': 1 * ufarad * cm**-2 * AREA,
    'g_L': 5e-5 * siemens * cm**-2 * AREA,
    'g_Na': 100 * msiemens * cm**-2 * AREA,
    'g_K': 30 * msiemens * cm**-2 * AREA,
    'E_L': -60 * mV,
    'E_K': -90 * mV,
    'E_Na': 50 * mV,
    'V_T': -63 * mV,
    'E_e': 0 * mV,
    'E_i': -80 * mV,
    'tau_e': 5 * ms,
    'tau_i': 10 * ms,
    'we': 6 * nS,
    'wi': 67 * nS,
}

EQUATIONS = '''
dv/dt = (g_L*(E_L - v) + ge*(E_e - v) + gi*(E_i - v)
         - g_Na*(m*m*m)*h*(v - E_Na) - g_K*(n*n*n*n)*(v - E_K)) / C_m : volt
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dge/dt = -ge*(1./tau_e) : siemens
dgi/dt = -gi*(1./tau_i) : siemens
alpha_m = 0.32*(mV**-1)*4*mV / exprel((13*mV - v + V_T)/(4*mV)) / ms : Hz
beta_m = 0.28*(mV**-1)*5*mV / exprel((v - V_T - 40*mV)/(5*mV)) / ms : Hz
alpha_h = 0.128*exp((17*mV - v + V_T)/(18*mV)) / ms : Hz
beta_h = 4./(1 + exp((40*mV - v + V_T)/(5*mV))) / ms : Hz
alpha_n = 0.032*(mV**-1)*5*mV / exprel((15*mV - v + V_T)/(5*mV)) / ms : Hz
beta_n = .5*exp((10*mV - v + V_T)/(40*mV)) / ms : Hz
'''


def describe(options):
    network = read_network(options.input) if options.input else draw(options.neurons, options.seed)
    neurons = NeuronGroup(
        network['N'],
        EQUATIONS,
        threshold='v > -20*mV',
        refractory=3 * ms,
        method='exponential_euler',
        namespace=CONSTANTS,
    )
    neurons.v = network['v0'] * mV
    neurons.ge = network['ge0'] * nS
    neurons.gi = network['gi0'] * nS
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
    """Wiring with p = 80/N (0.02 at 4,000), potentials in mV and conductances in nS of the published example."""
    random = np.random.default_rng(seed)
    network = draw_wiring(N, 80 / N, random)
    network['v0'] = -60 + (random.standard_normal(N) * 5 - 5)
    network['ge0'] = (random.standard_normal(N) * 1.5 + 4) * 10
    network['gi0'] = (random.standard_normal(N) * 12 + 20) * 10
    return network


if __name__ == '__main__':
    run_benchmark('cobahh', describe, duration=1, neurons=4000)
