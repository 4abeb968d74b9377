import { describe, expect, it } from 'vitest';
import type { Program } from '../../../engine/integration/program.ts';
import { symbolsOf } from '../../../engine/equations/symbols.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Backend } from '../../../engine/simulation/arrays.ts';

const methods = ['exact', 'exponential-euler', 'rk4', 'euler'];

const text = (method: string): string => `dv/dt = (E_L - v + R_m*I)/tau : mV (unless refractory)
J = I/2 : pA
I : pA (input)
threshold: v > -50*mV
reset: v = E_L + 0.001*mV*I/pA
refractory: t_ref
initial: v = E_L
method: ${method}
parameter tau = 10 ms
parameter R_m = 0.1 GOhm
parameter E_L = -60 mV
parameter t_ref = 0.5 ms`;

/** A neuron under every kind of synapse, with more lines in its model. */
function networkWith(method: string, lines = ''): unknown {
  const course = (kind: string, based: string) => ({ id: `${kind.slice(0, 2)}_${based.slice(0, 2)}`, kind, based });
  const synapses = ['exponential', 'alpha'].flatMap((kind) => [course(kind, 'current'), course(kind, 'conductance')]);
  return {
    format: 'nandrite.network',
    version: 1,
    time: { dt: 0.1 },
    models: [{ id: 'own', text: `${text(method)}\n${lines}`, reference: '' }],
    synapses,
    populations: [{ id: 'n', model: 'own' }],
    stimuli: [
      { id: 'spikes', kind: 'spike-times', times: [0, 1, 2, 2.5, 4, 7] },
      { id: 'level', kind: 'constant', value: 1 },
    ],
    connections: [
      { source: 'level', target: 'n', weight: 90 },
      { source: 'level', target: 'n', weight: 1, synapse: synapses[2]!.id },
      { source: 'spikes', target: 'n', weight: 3 },
      ...synapses.map(({ id }, k) => ({ source: 'spikes', target: 'n', weight: 10, synapse: id, delay: 1 + (k % 2) })),
    ],
    probes: ['v', 'J', 'y'].map((variable) => ({ kind: 'trace', target: 'n', variable })),
  };
}

/** What it records, or null where the network is refused. */
function traces(network: unknown, backend: Backend): readonly (readonly number[])[] | null {
  const parsed = parseNetwork(network);
  if (!parsed.ok) return null;
  const simulation = compile(parsed.value, { backend });
  simulation.step(120);
  return simulation.finish().traces.map(({ values }) => values);
}

function namesOf({ state, inputs, constants, update, reset, output, systems }: Program): string[] {
  const cells = systems.flatMap(({ matrix }) => matrix.flat());
  const derived = constants.flatMap((each) => (each.kind === 'derived' ? [each.value] : []));
  const values = [...update.map(({ value }) => value), ...reset.map(({ value }) => value), output.value];
  return [
    ...new Set([
      ...state,
      ...inputs,
      ...constants.map(({ name }) => name),
      ...[...update, ...reset].map(({ target }) => target),
      ...[...cells, ...derived, ...values].flatMap((value) => [...symbolsOf(value)]),
    ]),
  ];
}

const programs = methods.map((method) => {
  const parsed = parseNetwork(networkWith(method));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compile(parsed.value).compiled.batches[0]!.plan.program;
});
const names = [...new Set(programs.flatMap(namesOf))].sort();

/** Ways to bring a name into a model. */
const lines: readonly ((name: string) => string)[] = [
  (name) => `parameter ${name} = 100 mV`,
  (name) => `d${name}/dt = -${name}/ms : pA\ninitial: ${name} = 3*pA`,
  (name) => `${name} = 7*v : mV`,
];

describe('names of a program', () => {
  it('that are made begin with _, but for the receptors that can be recorded', () => {
    const own = ['v', 'J', 'I', 'tau', 'R_m', 'E_L', 't_ref', 't', 'dt', 'active'];
    const made = names.filter((name) => !own.includes(name) && !/^[Igs]_(ex|al)_c(u|o)$/.test(name));
    expect(made.length).toBeGreaterThan(50);
    expect(made.filter((name) => !name.startsWith('_'))).toEqual([]);
  });

  it.each(['js', 'wasm'] as const)(
    'as names of a model are refused or change nothing, by %s',
    (backend) => {
      const expected = new Map(methods.map((method) => [method, traces(networkWith(method), backend)]));
      // Of those that differ in a number, one.
      const kinds = new Map(names.map((name) => [name.replaceAll(/\d+/g, '#'), name]));
      const candidates = [...new Set([...kinds.values()].flatMap((name) => [name, name.replace(/^_+/, '')]))];
      const taken = candidates.filter((name, k) => {
        const method = methods[k % methods.length]!;
        const found = lines
          .map((line) => traces(networkWith(method, line(name)), backend))
          .filter((each) => each !== null);
        for (const each of found) expect(each, name).toEqual(expected.get(method));
        return found.length > 0;
      });
      expect(taken).toContain('jump_v');
      expect(taken.length).toBeGreaterThan(30);
    },
    20_000,
  );
});
