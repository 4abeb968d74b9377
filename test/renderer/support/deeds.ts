import fc from 'fast-check';
import { getModel, models } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { addItem, type NewPart } from '../../../renderer/state/add-item.ts';
import { copyParts, isEmptyClip } from '../../../renderer/state/clipboard.ts';
import {
  connect,
  placeAll,
  remove,
  setDelay,
  setLabel,
  setModel,
  setParameter,
  setWeight,
  toggleTrace,
} from '../../../renderer/state/edits.ts';
import { pasteParts } from '../../../renderer/state/paste.ts';

const stimulusKinds = [
  ...(['toggle', 'clamp', 'constant', 'step', 'ramp', 'sine'] as const),
  ...(['ornstein-uhlenbeck', 'poisson', 'spike-times'] as const),
];

/** Any deed of a user, as a function of whatever network is there. */
export const deed: fc.Arbitrary<(network: Network) => Network> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom<NewPart>(
        ...models.map(({ id }) => ({ kind: 'neuron', model: id }) as const),
        ...stimulusKinds.map((stimulus) => ({ kind: 'stimulus', stimulus }) as const),
        { kind: 'lamp' },
      ),
      fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
    )
    .map(
      ([item, position]) =>
        (before: Network) =>
          addItem(before, item, position).network,
    ),
  fc.tuple(fc.nat(), fc.nat()).map(([s, t]) => (before: Network) => {
    const sources = [...before.populations, ...before.stimuli];
    const source = sources[s % Math.max(1, sources.length)];
    const target = before.populations[t % Math.max(1, before.populations.length)];
    return source && target ? connect(before, source.id, target.id) : before;
  }),
  fc.nat().map((k) => (before: Network) => {
    const all = [...before.populations, ...before.stimuli, ...before.connections, ...before.probes];
    const one = all[k % Math.max(1, all.length)];
    return one ? remove(before, new Set([one.id])) : before;
  }),
  fc.tuple(fc.nat(), fc.double({ min: -10, max: 10, noNaN: true })).map(([k, weight]) => (before: Network) => {
    const one = before.connections[k % Math.max(1, before.connections.length)];
    return one ? setDelay(setWeight(before, one.id, weight), one.id, 1 + (k % 9)) : before;
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...models)).map(([k, model]) => (before: Network) => {
    const one = before.populations[k % Math.max(1, before.populations.length)];
    return one ? setLabel(withFirstParameter(setModel(before, one.id, model.id), one.id, model), one.id, 'x') : before;
  }),
  fc.nat().map((k) => (before: Network) => {
    const one = before.populations[k % Math.max(1, before.populations.length)];
    const variables = one ? getModel(one.model).variables : [];
    const variable = variables[k % Math.max(1, variables.length)];
    return one && variable ? toggleTrace(before, one.id, variable.symbol) : before;
  }),
  fc
    .tuple(fc.nat(), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    .map(([k, dx, dy]) => (before: Network) => {
      const moved = Object.entries(before.layout).filter((_, index) => index % 3 === k % 3);
      return placeAll(before, new Map(moved.map(([id, { x, y }]) => [id, { x: x + 10 * dx, y: y + 10 * dy }])));
    }),
  fc.nat().map((k) => (before: Network) => {
    // At most four parts, or a long series of pastes would double the circuit again and again.
    const all = [...before.populations, ...before.stimuli].map(({ id }) => id);
    const at = k % Math.max(1, all.length);
    const clip = copyParts(before, new Set(all.slice(at, at + 4)), new Map(Object.entries(before.layout)));
    return isEmptyClip(clip) ? before : pasteParts(before, clip, { x: 40, y: 40 }).network;
  }),
  fc.string({ maxLength: 20 }).map((note) => (before: Network) => ({ ...before, note })),
);

/** The first parameter at the least value it may have. */
function withFirstParameter(network: Network, id: string, { parameters }: NeuronModel): Network {
  const [first] = parameters;
  return first ? setParameter(network, id, first.symbol, first.min) : network;
}
