import { models } from '../../../engine/models/index.ts';
import { createRng, type Rng } from './driven.ts';
import { ownModels } from './own-models.ts';

/**
 * A small network file of random parts: built-in and own models, stimuli of every kind, synapses that deplete and learn,
 * every connector, laws, probes and events. Parts name each other by ids that exist, and mostly fit.
 */
export function randomNetwork(seed: number): Record<string, unknown> {
  const rng = createRng(seed);
  const own = several(2, rng, (id) => ({ id: `own${id}`, text: pick(texts, rng) }));
  const known = [...own.map(({ id }) => id), ...own.map(({ id }) => id), ...builtIn];
  const populations = several(3, rng, (k) => randomPopulation(`p${k}`, pick(known, rng), rng), 1);
  const stimuli = several(3, rng, (k) => ({ id: `s${k}`, ...pick(drives, rng)(rng) }));
  const sources = [...populations, ...stimuli].map(({ id }) => id);
  const synapses = several(3, rng, (k) => ({ id: `k${k}`, ...randomSynapse(sources, rng) }));
  const names = synapses.map(({ id }) => id);
  const targets = populations.map(({ id }) => id);
  const connections = several(4, rng, (k) => {
    const target = pick(populations, rng);
    const isStepBased = models.some(({ id, inTime }) => id === target.model && !inTime);
    return {
      id: `c${k}`,
      source: pick(sources, rng),
      target: target.id,
      connector: pick(connectors, rng)(rng),
      weight: quantity(rng() < 0.2 ? 50 : 1, rng),
      delay: rng() < 0.5 ? 1 + Math.floor(5 * rng()) : { ms: quantity(3, rng) },
      sign: rng() < 0.3 ? 'excitatory' : 'either',
      synapse: pick(isStepBased ? ['auto', 'delta'] : ['auto', 'current', ...names, ...names], rng),
    };
  });
  const wires = connections.map(({ id }) => id);
  return {
    format: 'nandrite.network',
    version: 1,
    time: { dt: pick([0.05, 0.1, 0.5, 1], rng) },
    seed,
    ...{ models: own, populations, stimuli, synapses, connections },
    probes: several(3, rng, (k) => ({ id: `q${k}`, ...pick(probes, rng)(targets, wires, rng) })),
    events: several(3, rng, () => ({ at: 5 * rng(), ...pick(events, rng)(targets, wires, rng) })),
  };
}

const texts = Object.values(ownModels);
const builtIn = models.map(({ id }) => id);

function randomPopulation(id: string, model: string, rng: Rng): { id: string } & Record<string, unknown> {
  const size = 1 + Math.floor(5 * rng());
  const found = models.find((each) => each.id === model);
  const vary = (value: number): unknown => {
    const near = (): number => value * (0.9 + 0.2 * rng());
    return pick(
      [near(), Array.from({ length: size }, near), { kind: 'uniform', low: value, high: value + Math.abs(value) / 9 }],
      rng,
    );
  };
  if (!found) return { id, model, size };
  const { symbol, default: standard } = pick(found.parameters, rng);
  const initial = found.inTime && rng() < 0.3 ? { [found.variables[0]!.symbol]: vary(-60) } : {};
  return { id, model, size, parameters: rng() < 0.4 ? { [symbol]: vary(standard) } : {}, initial };
}

const drives: readonly ((rng: Rng) => Record<string, unknown>)[] = [
  () => ({ kind: 'toggle', value: 1 }),
  () => ({ kind: 'clamp' }),
  (rng) => ({ kind: 'constant', value: 200 * rng() - 20 }),
  (rng) => ({ kind: 'step', value: 100 * rng(), start: rng(), stop: 1 + 5 * rng() }),
  (rng) => ({ kind: 'ramp', from: -10, to: 100 * rng(), start: rng(), stop: 1 + 5 * rng() }),
  (rng) => ({ kind: 'sine', amplitude: 50 * rng(), frequency: 200 * rng(), phase: rng(), offset: rng() }),
  (rng) => ({ kind: 'ornstein-uhlenbeck', mean: 50 * rng(), sd: 20 * rng(), tau: 5 * rng() }),
  (rng) => ({ kind: 'poisson', rate: 2000 * rng(), size: 1 + Math.floor(5 * rng()) }),
  (rng) => ({ kind: 'spike-times', size: 2, times: [rng(), 0, 1, 9 * rng()], sources: [0, 1, 1, 0] }),
];

function randomSynapse(sources: readonly string[], rng: Rng): Record<string, unknown> {
  const rules = ['stdp', 'triplet-stdp', 'reward-stdp', 'hebb', 'oja', 'bcm'];
  const kind = pick(rules, rng);
  const range = { w_min: rng() < 0.3 ? -60 : 0, w_max: 60 };
  const reward = kind === 'reward-stdp' ? { reward: pick(sources, rng) } : {};
  const bounds = kind.endsWith('stdp') && !reward.reward ? { bounds: pick(['hard', 'soft'], rng) } : {};
  const course = pick(['delta', 'current', 'exponential', 'exponential', 'alpha'], rng);
  const mayConduct = range.w_min === 0 && (course === 'exponential' || course === 'alpha');
  return {
    kind: course,
    based: mayConduct ? pick(['current', 'conductance'], rng) : 'current',
    tau: 10 * rng(),
    reversal: pick([0, -80], rng),
    shortTerm: rng() < 0.3 ? { U: rng(), tau_facil: pick([0, 50], rng), sites: pick([0, 0, 4], rng) } : null,
    plasticity: rng() < 0.5 ? { kind, ...range, ...reward, ...bounds } : null,
  };
}

const connectors: readonly ((rng: Rng) => unknown)[] = [
  () => 'AllToAll',
  (rng) => (rng() < 0.5 ? 'OneToOne' : 'AllToAll'),
  (rng) => ({ kind: 'AllToAll', self: rng() < 0.5 }),
  (rng) => ({ kind: 'FixedProbability', probability: rng(), self: rng() < 0.5 }),
  (rng) => ({ kind: pick(['FixedNumberPre', 'FixedNumberPost'], rng), number: 1, self: rng() < 0.5 }),
  (rng) => ({
    kind: 'FromList',
    list: [[0, 0].concat([rng(), 2].slice(0, Math.floor(3 * rng()))), [0, 0]].slice(0, 1),
  }),
  (rng) => ({ kind: 'DistanceDependent', space: pick(['line', 'ring', 'grid'], rng), probability: 'exp(-d/0.3)' }),
];

type Ids = readonly string[];

const probes: readonly ((targets: Ids, wires: Ids, rng: Rng) => Record<string, unknown>)[] = [
  (targets, _, rng) => ({ kind: 'spikes', target: pick(targets, rng) }),
  (targets, _, rng) => ({ kind: 'trace', target: pick(targets, rng), interval: 1 + Math.floor(3 * rng()) }),
  (_, wires, rng) => ({ kind: 'weights', target: pick([...wires, 'c0'], rng), interval: 3 }),
  (targets, _, rng) => ({ kind: 'rate', target: pick(targets, rng), interval: 1 + Math.floor(5 * rng()) }),
  (targets, _, rng) => ({ kind: 'lamp', target: pick(targets, rng), expect: '' }),
];

const events: typeof probes = [
  (targets, _, rng) => ({ kind: 'lesion', population: pick(targets, rng), neurons: rng() < 0.5 ? [0] : [] }),
  (_, wires, rng) => ({ kind: 'cut', connection: pick([...wires, 'c0'], rng), fraction: 0.1 + 0.9 * rng() }),
  (_, wires, rng) => ({ kind: 'weight-noise', connection: pick([...wires, 'c0'], rng), sd: rng() }),
];

/** A number of at most about this size, or a law of such numbers. */
function quantity(most: number, rng: Rng): unknown {
  if (rng() < 0.6) return most * rng();
  return pick(
    [
      { kind: 'uniform', low: 0, high: most },
      { kind: 'normal', mean: most / 2, sd: most / 4, low: 0, high: most },
      { kind: 'lognormal', median: most / 2, sigma: 0.5, high: 2 * most },
      { kind: 'exponential', mean: most / 2, high: 2 * most },
    ],
    rng,
  );
}

/** Up to `most` things, and at least `least`. */
function several<T>(most: number, rng: Rng, make: (index: number) => T, least = 0): T[] {
  return Array.from({ length: least + Math.floor(rng() * (most - least + 1)) }, (_, index) => make(index));
}

function pick<T>(list: readonly T[], rng: Rng): T {
  return list[Math.floor(rng() * list.length)]!;
}
