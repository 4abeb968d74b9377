import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const [tau, weight, level] = [5, 3, 20];

/** A rate neuron in time that holds its output. */
const held = {
  id: 'held',
  reference: '',
  text: 'dr/dt = 0*r/ms : 1\noutput: r\ninitial: r = level\nparameter level = 20',
};

const sources = {
  constant: { stimuli: [{ kind: 'constant', id: 's', value: level }] },
  'rate neuron': { populations: [{ id: 's', model: 'held' }] },
};

interface Setting {
  readonly kind: 'exponential' | 'alpha';
  readonly based?: 'current' | 'conductance';
  readonly source?: keyof typeof sources;
  readonly dt?: number;
  readonly times?: readonly number[];
  readonly more?: Record<string, unknown>;
}

/** Values of variables at the end of each step for 60 ms, from the step in which the value arrives. */
function traces(
  variables: readonly string[],
  { kind, based = 'current', source = 'constant', dt = 0.1, times = [], more = {} }: Setting,
  backend: 'js' | 'wasm',
): (readonly number[])[] {
  const own = sources[source];
  const simulation = compile(
    networkOf({
      time: { dt },
      models: [held],
      synapses: [{ id: 'f', kind, based, tau, reversal: 0 }],
      populations: [
        { id: 'n', model: 'lif', parameters: { V_th: 200 } },
        ...('populations' in own ? own.populations : []),
      ],
      stimuli: [{ kind: 'spike-times', id: 'spikes', times }, ...('stimuli' in own ? own.stimuli : [])],
      connections: [
        { source: 's', target: 'n', weight, synapse: 'f' },
        { source: 'spikes', target: 'n', weight: 40, synapse: 'f' },
      ],
      probes: variables.map((variable) => ({ kind: 'trace', target: 'n', variable })),
      ...more,
    }),
    { backend },
  );
  simulation.step(1 + Math.round(60 / dt));
  return simulation.finish().traces.map(({ values }) => values.slice(1));
}

/** What a filter has become t ms after a step of height 1. */
const rise = {
  exponential: (t: number): number => -Math.expm1(-t / tau),
  alpha: (t: number): number => 1 - (1 + t / tau) * Math.exp(-t / tau),
};

const kinds = ['exponential', 'alpha'] as const;

describe.each(['js', 'wasm'] as const)('a value through a synapse with a time course, by %s', (backend) => {
  describe.each(kinds)('%s', (kind) => {
    it.each([0.05, 0.1, 0.4])('is filtered as by the closed form, at a dt of %d', (dt) => {
      for (const based of ['current', 'conductance'] as const) {
        for (const source of ['constant', 'rate neuron'] as const) {
          const name = based === 'current' ? 'I_f' : 'g_f';
          const [values] = traces([name], { kind, based, source, dt }, backend);
          values!.forEach((value, k) => {
            expect(Math.abs(value - weight * level * rise[kind]((k + 1) * dt))).toBeLessThan(1e-11 * weight * level);
          });
        }
      }
    });

    it('leads the membrane to where the current w·x would', () => {
      const more = { time: { dt: 0.1 } };
      const [v] = traces(['v', 'I'], { kind, more, dt: 0.1 }, backend);
      // R_m = 0.1 GOhm; 60 ms are three of the membrane's time constants.
      expect(v!.at(-1)).toBeGreaterThan(-60 + 0.1 * weight * level * 0.9);
      expect(v!.at(-1)).toBeLessThan(-60 + 0.1 * weight * level);
      const coarse = traces(['v'], { kind, dt: 0.2 }, backend)[0]!;
      // One value a step of 0.2 ms is every second of 0.1 ms, though each is integrated anew.
      coarse.forEach((value, k) => expect(Math.abs(value - v![2 * k + 1]!)).toBeLessThan(1e-10));
    });

    it('adds to what spikes leave there', () => {
      const times = [5, 12, 12.5];
      const of = (setting: Partial<Setting>): readonly number[] => traces(['I_f'], { kind, ...setting }, backend)[0]!;
      const both = of({ times });
      const silent = { connections: [{ source: 'spikes', target: 'n', weight: 40, synapse: 'f' }] };
      const spikes = of({ times, more: silent });
      const value = of({});
      both.forEach((each, k) => expect(Math.abs(each - spikes[k]! - value[k]!)).toBeLessThan(1e-10));
      expect(Math.max(...spikes)).toBeGreaterThan(40);
    });
  });
});
