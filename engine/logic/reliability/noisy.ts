import type { ModelSource } from '../../equations/types.ts';
import { getModel } from '../../models/index.ts';
import type { Issue } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';

/** The circuit with a normal variate of deviation `sd` added to each neuron's weighted sum in each step. */
export function withNoise(network: Network, sd: number, spared: ReadonlySet<string>): Network {
  const taken = new Set(network.models.map(({ id }) => id));
  const models = new Map<string, ModelSource>();
  const populations = network.populations.map((population) => {
    if (spared.has(population.id)) return population;
    const { model: id } = population;
    if (!models.has(id)) models.set(id, noisyModel(id, network, taken));
    const parameters = { ...population.parameters, [parameter]: sd };
    return { ...population, model: models.get(id)!.id, parameters };
  });
  return { ...network, populations, models: [...network.models, ...models.values()] };
}

/** Neurons whose equations have no single weighted sum to add noise to; `places` says by id where in the file they are. */
export function checkNoise(
  { populations, models }: Network,
  spared: ReadonlySet<string>,
  places: ReadonlyMap<string, string>,
): Issue[] {
  return populations.flatMap(({ id, model }) => {
    const count = spared.has(id) ? 1 : [...withoutNotes(getModel(model, models).text).matchAll(sum)].length;
    if (count === 1) return [];
    const message = `${model} has sum(w*x) ${count === 0 ? 'nowhere' : `${count} times`} in its equations`;
    return [{ path: `${places.get(id)}.model`, message, expected: 'it once, for the noise to be added to' }];
  });
}

const sum = /\bsum\(\s*(?:w\s*\*\s*x|x\s*\*\s*w)\s*\)/g;
const parameter = 'noise_of_reliability';

function noisyModel(id: string, { models }: Network, taken: Set<string>): ModelSource {
  const { label, text, reference, parsed } = getModel(id, models);
  let name = `${id}_with_noise`;
  while (taken.has(name)) name += '_';
  taken.add(name);
  const unit = parsed.netInput!.unit === '1' ? '' : ` ${parsed.netInput!.unit}`;
  const noisy = withoutNotes(text).replace(sum, (each) => `(${each} + ${parameter}*randn())`);
  return { id: name, label: `${label} with noise`, reference, text: `${noisy}\nparameter ${parameter} = 0${unit}\n` };
}

function withoutNotes(text: string): string {
  return text.replaceAll(/#.*$/gm, '');
}
