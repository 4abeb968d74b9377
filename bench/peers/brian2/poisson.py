"""POISSON: 10,000 independent Poisson sources at 10 spikes/s, every spike recorded. Takes no input folder."""
from common import run_benchmark  # first: it times the import of Brian2
from brian2 import Hz, PoissonGroup, SpikeMonitor


def describe(options):
    sources = PoissonGroup(options.neurons, rates=10 * Hz)
    spikes = SpikeMonitor(sources)
    return {'objects': [sources, spikes], 'N': options.neurons, 'synapses': 0, 'spikes': spikes}


if __name__ == '__main__':
    run_benchmark('poisson', describe, duration=1, neurons=10000)
