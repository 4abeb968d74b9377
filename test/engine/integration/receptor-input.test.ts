import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../engine/simulation/arrays.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const [dt, tau] = [0.1, 5];
/** 12 of a current, or of a conductance 60 mV from its reversal. */
const drive = { current: 12, conductance: 0.2 };

interface Synapse {
  readonly kind: 'exponential' | 'alpha' | 'current' | 'delta';
  readonly based: 'current' | 'conductance';
  readonly delay: number;
}

interface Traced {
  readonly name: string;
  readonly values: readonly number[];
}

/** A neuron that keeps still at −50 mV, in a text with `lines`, under one spike that arrives in step 11. */
function tracesOf(backend: Backend, lines: string, variables: readonly string[], synapse: Synapse): Traced[] {
  const { kind, based, delay } = synapse;
  const isSum = kind === 'delta';
  const simulation = compile(
    networkOf({
      time: { dt },
      models: [
        {
          id: 'own',
          reference: '',
          text: `dv/dt = 0*v/ms : mV\n${isSum ? 'I = sum(w*x) : pA' : 'I : pA (input)'}\ninitial: v = -50*mV\n${lines}`,
        },
      ],
      synapses: [{ id: 'ex', kind, based, tau, reversal: 10 }],
      populations: [{ id: 'n', model: 'own' }],
      stimuli: [{ kind: 'spike-times', id: 's', times: [(11 - delay) * dt] }],
      connections: [{ source: 's', target: 'n', weight: drive[based], delay, synapse: 'ex' }],
      probes: variables.map((variable) => ({ kind: 'trace', target: 'n', variable })),
    }),
    { backend },
  );
  simulation.step(150);
  return simulation.finish().traces.map(({ variable, values }) => ({ name: variable, values }));
}

/** The input at the end of each step, and at its beginning, when what arrives has arrived. */
function inputOf({ kind }: Synapse): { end: (step: number) => number; begin: (step: number) => number } {
  const after = (t: number): number => {
    if (t < -dt / 2) return 0;
    if (kind === 'exponential') return 12 * Math.exp(-t / tau);
    if (kind === 'alpha') return 12 * (t / tau) * Math.exp(1 - t / tau);
    return Math.abs(t) < dt / 2 ? 12 : 0;
  };
  if (kind === 'current' || kind === 'delta')
    return { end: (s) => (s === 11 ? 12 : 0), begin: (s) => (s === 11 ? 12 : 0) };
  return { end: (s) => (s < 11 ? 0 : after((s - 10) * dt)), begin: (s) => after((s - 11) * dt) };
}

const synapses: readonly Synapse[] = [
  ...(['exponential', 'alpha'] as const).flatMap((kind) =>
    (['current', 'conductance'] as const).flatMap((based) => [1, 4].map((delay) => ({ kind, based, delay }))),
  ),
  { kind: 'current', based: 'current', delay: 1 },
  { kind: 'delta', based: 'current', delay: 4 },
];

function expectClose(found: readonly number[], expected: (step: number) => number): void {
  expect(found.length).toBe(150);
  found.forEach((value, step) => expect(value, `step ${step}`).toBeCloseTo(expected(step), 10));
}

describe.each(synapses)('the input under a $kind synapse based on a $based, after $delay steps', (synapse) => {
  const { end, begin } = inputOf(synapse);
  const steps = Array.from({ length: 150 }, (_, step) => step);

  describe.each(['js', 'wasm'] as const)('by %s', (backend) => {
    const traces = (lines: string, ...variables: string[]) => tracesOf(backend, lines, variables, synapse);

    it('is recorded, with the currents of receptors', () => {
      const [I, J] = traces('J = 2*I : pA\nthreshold: v > 1e6*mV', 'I', 'J');
      expectClose(I!.values, end);
      expectClose(J!.values, (step) => 2 * end(step));
      expect(Math.max(...I!.values)).toBeGreaterThan(11);
    });

    it('stands in a threshold', () => {
      const [y] = traces('threshold: I > 5*pA', 'y');
      expect(y!.values).toEqual(steps.map((step) => Number(end(step) > 5)));
      expect(y!.values).toContain(1);
    });

    it('stands in an output', () => {
      expectClose(traces('output: tanh(I/(10*pA))', 'y')[0]!.values, (step) => Math.tanh(end(step) / 10));
    });

    it('stands in a reset, as it was at the threshold, also under another name', () => {
      const lines = 'J = 2*I : pA\ndx/dt = 0*x/ms : pA\nthreshold: t > 1.05*ms\nreset: x = I + J';
      const [x] = traces(lines, 'x');
      // What a reset leaves is seen after the next step.
      expectClose(x!.values, (step) => (step < 12 ? 0 : 3 * end(step - 1)));
    });

    it('stands in a condition that keeps a neuron refractory, as it drives the step', () => {
      // Fires in step 10, and again once the input has fallen.
      for (const condition of ['I > 4*pA or t < 1.35*ms', 'J > 8*pA or t < 1.35*ms']) {
        const lines = `J = 2*I : pA\nthreshold: t > 0.95*ms\nrefractory: ${condition}`;
        const [y] = traces(lines, 'y');
        const held = (step: number): boolean => begin(step) > 4 || step * dt < 1.35;
        let isHeld = false;
        const expected = steps.map((step) => {
          isHeld &&= held(step);
          const spikes = step >= 10 && !isHeld;
          isHeld ||= spikes;
          return Number(spikes);
        });
        expect(y!.values).toEqual(expected);
        expect(expected.filter((spike) => spike === 1).length).toBeLessThan(140);
      }
    });
  });
});
