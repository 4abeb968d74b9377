"""Writes squid-axon.json: spikes and a trace of NEURON's own Hodgkin–Huxley mechanism, solved with a variable step.

Run in this folder: /usr/bin/python3 generate.py
"""
import json
import math

import neuron
from neuron import h

TOLERANCE = 1e-9
AREA_UM2 = 1e5  # with 1e5 µm² = 1e-3 cm², 1 nA is 1 µA/cm²
STEPS_UA_PER_CM2 = [2, 6.5, 7, 10, 15, 20]
DURATION_MS = 100
TRACED_UA_PER_CM2 = 10


def main():
    h.load_file('stdrun.hoc')
    soma = create_soma()
    golden = {
        'source': f'NEURON {h.nrnversion(0)}, hh.mod, CVode, absolute tolerance {TOLERANCE}, usetable_hh = 0',
        'temperatureCelsius': 6.3,
        'startMv': -65,
        'durationMs': DURATION_MS,
        'parameters': {'C_m': 1, 'g_Na': 120, 'g_K': 36, 'g_L': 0.3, 'E_Na': 50, 'E_K': -77, 'E_L': -54.3},
        'units': {'C_m': 'µF/cm²', 'g': 'mS/cm²', 'E': 'mV', 'current': 'µA/cm²', 'time': 'ms'},
        'steps': [{'current': current, 'spikeTimes': run(soma, current)['spikes']} for current in STEPS_UA_PER_CM2],
        'trace': {'current': TRACED_UA_PER_CM2, **run(soma, TRACED_UA_PER_CM2)['trace']},
    }
    with open('squid-axon.json', 'w') as file:
        json.dump(golden, file, indent=2)
        file.write('\n')
    for step in golden['steps']:
        print(step['current'], len(step['spikeTimes']), step['spikeTimes'][:3])


def create_soma():
    """One compartment whose area makes nA the same number as µA/cm²."""
    soma = h.Section(name='soma')
    soma.L = soma.diam = math.sqrt(AREA_UM2 / math.pi)
    soma.nseg = 1
    soma.cm = 1
    soma.insert('hh')
    segment = soma(0.5)
    segment.hh.gnabar, segment.hh.gkbar, segment.hh.gl, segment.hh.el = 0.12, 0.036, 0.0003, -54.3
    soma.ena, soma.ek = 50, -77
    assert abs(segment.area() / AREA_UM2 - 1) < 1e-12, f'Found area {segment.area()}, expected {AREA_UM2}'
    return soma


def run(soma, current):
    """Spike times in ms (v rising through 0 mV, found by CVode's root search) and v, m, h, n every millisecond."""
    h.celsius = 6.3
    h.usetable_hh = 0
    cvode = h.CVode()
    cvode.active(1)
    cvode.atol(TOLERANCE)
    cvode.condition_order(2)
    clamp = h.IClamp(soma(0.5))
    clamp.delay, clamp.dur, clamp.amp = 0, 1e9, current
    crossing = h.NetCon(soma(0.5)._ref_v, None, sec=soma)
    crossing.threshold = 0
    spikes = h.Vector()
    crossing.record(spikes)
    mechanism = soma(0.5).hh
    references = {'v': soma(0.5)._ref_v, 'm': mechanism._ref_m, 'h': mechanism._ref_h, 'n': mechanism._ref_n}
    samples = {name: h.Vector().record(reference, 1) for name, reference in references.items()}
    times = h.Vector().record(h._ref_t, 1)
    h.finitialize(-65)
    cvode.solve(DURATION_MS)
    return {'spikes': list(spikes), 'trace': {'t': list(times), **{name: list(values) for name, values in samples.items()}}}


if __name__ == '__main__':
    main()
