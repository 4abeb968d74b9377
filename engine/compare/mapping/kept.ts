import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Issue } from '../../network/issue.ts';
import type { Network, Population } from '../../network/types.ts';
import { compile } from '../../simulation/compile.ts';
import { rangeOf } from '../../simulation/sources.ts';
import type { MappingNote, PopulationChange } from './types.ts';

/**
 * Populations that no rule carries over, and that stay as they are: inputs, which take none themselves, and read-outs, which are
 * values in time that go nowhere, as in `convertedNetwork`.
 */
export function keptIn({ populations, connections, models }: Network): ReadonlySet<string> {
  const sources = new Set(connections.map(({ source }) => source));
  const kept = populations.filter(({ id, model: modelId }) => {
    const model = getModel(modelId, models);
    return isInput(model) || (isValueInTime(model) && !sources.has(id));
  });
  return new Set(kept.map(({ id }) => id));
}

function isInput({ inTime, parsed }: NeuronModel): boolean {
  return !inTime && parsed.netInput === null;
}

/** Such as the sum of what arrives: it neither fires, nor has a rate. */
export function isValueInTime({ inTime, output }: NeuronModel): boolean {
  return inTime && output === 'rate';
}

/** Why kept populations cannot take steps of another length. */
export function checkKept({ populations, models, time }: Network, kept: ReadonlySet<string>, dt: number): Issue[] {
  const drawn = populations.find(({ id, model }) => kept.has(id) && getModel(model, models).random);
  if (!drawn || dt === time.dt) return [];
  return [
    {
      path: `populations.${drawn.id}`,
      message: `draws by chance at every step, and steps of ${dt} ms in place of ${time.dt} ms would make it draw more or less often`,
      expected:
        'inputs that are held, as Spikes makes of "a current that is held", or a model of steps in place of this one',
    },
  ];
}

export function keptChange({ id, model }: Population): PopulationChange {
  return {
    ...{ population: id, from: model, to: model, isKept: true, set: [] },
    ...{ input: null, outputScale: null, fit: null, threshold: null },
  };
}

export function keptNote({ id, model: modelId }: Population, { models }: Network): MappingNote {
  const model = getModel(modelId, models);
  const why = isInput(model) ? 'takes no input' : 'does not fire, and sends to no neuron';
  return { path: `populations.${id}`, message: `is kept as it is: "${modelId}" ${why}` };
}

/** Steps in which what inputs send is looked at. */
const looked = 1000;

/** What each neuron of the kept inputs sends at its extremes, by population. */
export function keptLevels(network: Network, kept: ReadonlySet<string>): ReadonlyMap<string, readonly number[][]> {
  const populations = network.populations.filter(
    ({ id, model }) => kept.has(id) && isInput(getModel(model, network.models)),
  );
  if (populations.length === 0) return new Map();
  const alone = { ...network, populations, connections: [], stimuli: [], probes: [], events: [] };
  const simulation = compile(alone);
  const { outputs, ranges, sourceCount } = simulation.compiled;
  const low = new Float64Array(sourceCount).fill(Infinity);
  const high = new Float64Array(sourceCount).fill(-Infinity);
  for (let step = 0; step < looked; step++) {
    simulation.step();
    for (let k = 0; k < sourceCount; k++) {
      low[k] = Math.min(low[k]!, outputs[k]!);
      high[k] = Math.max(high[k]!, outputs[k]!);
    }
  }
  return new Map(
    populations.map(({ id }) => {
      const { first, size } = rangeOf(ranges, id);
      return [id, Array.from({ length: size }, (_, k) => [...new Set([low[first + k]!, high[first + k]!])])];
    }),
  );
}
