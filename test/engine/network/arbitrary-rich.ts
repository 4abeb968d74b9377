import fc from 'fast-check';
import { rich } from './rich.ts';

/** Values that JSON keeps: no −0. */
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const positive = number(0.1, 100);
const optional = { requiredKeys: [] };

const law = fc.oneof(
  fc.record({ kind: fc.constant('uniform'), low: number(0, 0.5), high: number(0.5, 1) }),
  fc.record({
    kind: fc.constant('normal'),
    mean: fc.constant(0.5),
    sd: number(0.1, 1),
    low: fc.constant(0),
    high: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('lognormal'), median: fc.constant(0.5), sigma: number(0.1, 1), high: fc.constant(1) }),
  fc.record({ kind: fc.constant('exponential'), mean: fc.constant(0.5), high: fc.constant(1) }),
);

const plasticity = fc.oneof(
  fc.record(
    { kind: fc.constant('stdp'), A_plus: positive, bounds: fc.constantFrom('hard', 'soft') },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('triplet-stdp'), A3_minus: positive, tau_x: positive }, { requiredKeys: ['kind'] }),
  fc.record(
    { kind: fc.constant('reward-stdp'), reward: fc.constantFrom('cell', 'noise'), rate: positive },
    { requiredKeys: ['kind', 'reward'] },
  ),
  fc.record(
    { kind: fc.constantFrom('hebb', 'oja', 'bcm'), rate: positive, w_min: number(-1, 0) },
    { requiredKeys: ['kind'] },
  ),
);

const shortTerm = fc.record({ U: number(0.1, 1), tau_rec: positive, tau_facil: positive, sites: fc.nat(5) }, optional);

const synapse = fc.record(
  {
    id: fc.constant('s'),
    kind: fc.constantFrom('current', 'exponential', 'alpha'),
    label: fc.string(),
    based: fc.constant('current'),
    tau: positive,
    reversal: number(-100, 100),
    shortTerm: fc.option(shortTerm),
    plasticity: fc.option(plasticity),
  },
  { requiredKeys: ['id', 'kind'] },
);

const listed = (length: number) =>
  fc.array(
    fc.tuple(fc.nat(2), fc.nat(1), number(0, 1), fc.integer({ min: 1, max: 9 })).map((row) => row.slice(0, length)),
    { minLength: 1, maxLength: 8 },
  );

const connector = fc.oneof(
  fc.constantFrom('AllToAll', { kind: 'AllToAll' }, { kind: 'AllToAll', self: false }),
  fc.record(
    { kind: fc.constant('FixedProbability'), probability: number(0, 1), self: fc.boolean() },
    { requiredKeys: ['kind', 'probability'] },
  ),
  fc.record(
    { kind: fc.constantFrom('FixedNumberPre', 'FixedNumberPost'), number: fc.nat(2), self: fc.boolean() },
    { requiredKeys: ['kind', 'number'] },
  ),
  fc.integer({ min: 2, max: 4 }).chain((length) => fc.record({ kind: fc.constant('FromList'), list: listed(length) })),
  fc.record(
    {
      kind: fc.constant('DistanceDependent'),
      probability: fc.constantFrom('d', 'exp(-d/0.1)'),
      space: fc.constantFrom('line', 'ring', 'grid'),
    },
    { requiredKeys: ['kind', 'probability'] },
  ),
);

const delay = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.record({ ms: fc.oneof(number(0, 9), law) }));

const connection = fc.record(
  {
    source: fc.constant('noise'),
    target: fc.constant('cell'),
    connector,
    weight: fc.oneof(number(0, 1), law),
    delay,
    sign: fc.constantFrom('either'),
    synapse: fc.constantFrom('auto', 'delta', 'current', 's'),
  },
  { requiredKeys: ['source', 'target', 'weight'] },
);

const times = fc
  .array(fc.tuple(number(0, 100), fc.nat(2)), { maxLength: 30 })
  .map((spikes) => ({ times: spikes.map(([time]) => time), sources: spikes.map(([, source]) => source) }));

const stimulus = fc.oneof(
  fc.record({
    kind: fc.constant('sine'),
    id: fc.constant('x'),
    amplitude: positive,
    frequency: positive,
    phase: number(-1, 1),
    offset: number(-1, 1),
  }),
  fc.record({
    kind: fc.constant('step'),
    id: fc.constant('x'),
    value: positive,
    start: number(0, 5),
    stop: number(5, 9),
  }),
  times.map((spikes) => ({ kind: 'spike-times', id: 'x', size: 3, ...spikes })),
  times.map(({ times }) => ({ kind: 'spike-times', id: 'x', times })),
);

const event = fc.oneof(
  fc.record(
    {
      kind: fc.constant('lesion'),
      at: positive,
      population: fc.constant('cell'),
      neurons: fc.subarray([0, 1]),
      fraction: number(0.1, 1),
    },
    { requiredKeys: ['kind', 'at', 'population'] },
  ),
  fc.record({ kind: fc.constant('cut'), at: positive, connection: fc.constant('w1'), fraction: number(0.1, 1) }),
  fc.record({ kind: fc.constant('weight-noise'), at: positive, connection: fc.constant('w1'), sd: positive }),
);

const probe = fc.oneof(
  fc.record(
    { kind: fc.constant('trace'), target: fc.constantFrom('cell', 'gate'), interval: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['kind', 'target'] },
  ),
  fc.record(
    { kind: fc.constant('rate'), target: fc.constantFrom('cell', 'noise'), interval: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['kind', 'target'] },
  ),
  fc.record({ kind: fc.constant('weights'), target: fc.constant('w1') }),
);

const values = fc.oneof(number(-80, -60), fc.array(number(-80, -60), { minLength: 2, maxLength: 2 }));

/** Valid files in the short form, with random choices of everything that a file may hold. */
export const arbitraryRichNetwork: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    synapse,
    connections: fc.array(connection, { minLength: 1, maxLength: 5 }),
    stimulus,
    events: fc.array(event, { maxLength: 3 }),
    probes: fc.array(probe, { maxLength: 3 }),
    parameters: fc.record({ E_L: values }, optional),
    initial: fc.record({ v: fc.oneof(values, law) }, optional),
  })
  .map(({ synapse, stimulus, parameters, initial, ...rest }) => ({
    ...rich,
    synapses: [synapse],
    stimuli: [...rich.stimuli, stimulus],
    populations: rich.populations.map((each) => (each.id === 'cell' ? { ...each, parameters, initial } : each)),
    ...rest,
  }));
