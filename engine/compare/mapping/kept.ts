import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Issue } from '../../network/issue.ts';
import type { Network, Population } from '../../network/types.ts';
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

export function isInput({ inTime, parsed }: NeuronModel): boolean {
  return !inTime && parsed.netInput === null;
}

/** Such as the sum of what arrives: it neither fires, nor has a rate. */
export function isValueInTime({ inTime, output }: NeuronModel): boolean {
  return inTime && output === 'rate';
}

/** Why kept populations cannot take steps of another length: what they do in each would come more or less often. */
export function checkKept({ populations, models, time }: Network, kept: ReadonlySet<string>, dt: number): Issue[] {
  if (dt === time.dt) return [];
  const inputs = populations
    .filter(({ id }) => kept.has(id))
    .map((population) => ({ path: `populations.${population.id}`, model: getModel(population.model, models) }));
  const steps = `steps of ${dt} ms in place of ${time.dt} ms`;
  const drawn = inputs.find(({ model }) => model.random);
  if (drawn) {
    return [
      {
        path: drawn.path,
        message: `draws by chance at every step, and ${steps} would make it draw more or less often`,
        expected:
          'inputs that are held, as Spikes makes of "a current that is held", or a model of steps in place of this one',
      },
    ];
  }
  const spiking = inputs.find(({ model }) => model.output === 'spikes');
  if (!spiking) return [];
  return [
    {
      path: spiking.path,
      message: `takes no input and sends a spike at every step that its condition holds, and ${steps} would make it send more or fewer`,
      expected:
        'a stimulus or a held value ("output:" in its model) in its place, or a model of steps in place of this one',
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
