import type { Experiment } from './support.ts';

interface Pattern extends Pick<Experiment, 'parameters' | 'initial' | 'input'> {
  /** Duration in ms. */
  readonly ms: number;
}

const from = (start: number, value: number) => ({ kind: 'step', start, stop: 1e6, value });
const pulse = (start: number, width: number, value: number) => ({ kind: 'step', start, stop: start + width, value });
const constant = (value: number) => ({ kind: 'constant', value });
const ramp = (start: number, stop: number, to: number) => ({ kind: 'ramp', start, stop, from: 0, to });

/** The neuron a, b, c, d, started at v and b·v. */
function neuron(a: number, b: number, c: number, d: number, v: number): Pick<Pattern, 'parameters' | 'initial'> {
  return { parameters: { a, b, c, d }, initial: { v, u: b * v } };
}

/** The variant of class 1 excitability and of the integrator. */
function variant(v: number): Pick<Pattern, 'parameters' | 'initial'> {
  const { parameters, initial } = neuron(0.02, -0.1, -55, 6, v);
  return { parameters: { ...parameters, k_1: 4.1, k_0: 108 }, initial: initial! };
}

/** Under a current of 80 that is there from the first step on: it is in k_0. */
function inhibited(a: number, c: number, d: number): Pick<Pattern, 'parameters' | 'initial'> {
  const { parameters, initial } = neuron(a, -1, c, d, -63.8);
  return { parameters: { ...parameters, k_0: 220 }, initial: initial! };
}

/**
 * The twenty patterns of Izhikevich (2004), figure 1, with the parameters of the author's figure1.m. He used Euler's method
 * with steps of 0.1 to 0.5 ms, of which three patterns are a feat: where the equations are solved well, the second pulse of (P) must
 * come at another phase (208, not 216 ms), the afterpotential of (Q) is smaller (d −18, not −21), and (T) needs d = 0, as in
 * the author's own table, since with −2 its bursts never end.
 */
export const izh = {
  'A tonic spiking': { ...neuron(0.02, 0.2, -65, 6, -70), input: [from(10, 14)], ms: 100 },
  'B phasic spiking': { ...neuron(0.02, 0.25, -65, 6, -64), input: [from(20, 0.5)], ms: 200 },
  'C tonic bursting': { ...neuron(0.02, 0.2, -50, 2, -70), input: [from(22, 15)], ms: 220 },
  'D phasic bursting': { ...neuron(0.02, 0.25, -55, 0.05, -64), input: [from(20, 0.6)], ms: 200 },
  'E mixed mode': { ...neuron(0.02, 0.2, -55, 4, -70), input: [from(16, 10)], ms: 160 },
  'F spike frequency adaptation': { ...neuron(0.01, 0.2, -65, 8, -70), input: [from(8.5, 30)], ms: 85 },
  'G class 1 excitability': { ...variant(-60), input: [ramp(30, 300, 20.25)], ms: 300 },
  'H class 2 excitability': {
    ...neuron(0.2, 0.26, -65, 0, -64),
    input: [constant(-0.5), ramp(30, 300, 4.05)],
    ms: 300,
  },
  'I spike latency': { ...neuron(0.02, 0.2, -65, 6, -70), input: [pulse(10, 3, 7.04)], ms: 100 },
  'J subthreshold oscillations': { ...neuron(0.05, 0.26, -60, 0, -62), input: [pulse(20, 5, 2)], ms: 200 },
  'K resonator': {
    ...neuron(0.1, 0.26, -60, -1, -62),
    input: [40, 60, 280, 320].map((start) => pulse(start, 4, 0.65)),
    ms: 400,
  },
  'L integrator': {
    ...variant(-60),
    input: [100 / 11, 100 / 11 + 5, 70, 80].map((start) => pulse(start, 2, 9)),
    ms: 100,
  },
  'M rebound spike': { ...neuron(0.03, 0.25, -60, 4, -64), input: [pulse(20, 5, -15)], ms: 200 },
  'N rebound burst': { ...neuron(0.03, 0.25, -52, 0, -64), input: [pulse(20, 5, -15)], ms: 200 },
  'O threshold variability': {
    ...neuron(0.03, 0.25, -60, 4, -64),
    input: [pulse(10, 5, 1), pulse(70, 5, -6), pulse(80, 5, 1)],
    ms: 100,
  },
  'P bistability': {
    ...neuron(0.1, 0.26, -60, 0, -61),
    input: [constant(0.24), pulse(37.5, 5, 1), pulse(208, 5, 1)],
    ms: 300,
  },
  'Q depolarizing afterpotential': { ...neuron(1, 0.2, -60, -18, -70), input: [pulse(9, 2, 20)], ms: 50 },
  'R accommodation': {
    parameters: { a: 0.02, b: 1, c: -55, d: 4, V_u: -65, k_u: 0 },
    initial: { v: -65, u: -16 },
    input: [ramp(0, 200, 8), from(200, -8), ramp(300, 312.5, 4), from(312.5, -4)],
    ms: 400,
  },
  'S inhibition-induced spiking': {
    ...inhibited(-0.02, -60, 8),
    input: [pulse(50, 200, -5)],
    ms: 350,
  },
  'T inhibition-induced bursting': {
    ...inhibited(-0.026, -45, 0),
    input: [pulse(50, 200, -5)],
    ms: 350,
  },
} satisfies Record<string, Pattern>;
