import type { ModelSource } from '../../engine/equations/types.ts';
import { models as builtIn } from '../../engine/models/index.ts';
import type { Network } from '../../engine/network/types.ts';
import { fitToModels } from './fit-to-models.ts';
import { suitableTime } from './suitable-time.ts';

/** Ids that a model may have: a letter, then letters, digits, _ and -. */
const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** Why a model of the user's own cannot have this id; '' when it can. `current` is the id it has now, if any. */
export function problemOfId({ models }: Network, id: string, current: string | null): string {
  if (id === '') return 'Give the model an id';
  if (!idPattern.test(id) || id in {}) return 'An id is a letter, then letters, digits, _ and -';
  if (builtIn.some((model) => model.id === id)) return `“${id}” is a built-in model`;
  if (id !== current && models.some((model) => model.id === id)) return `“${id}” is another model of this circuit`;
  return '';
}

/** An id for a variant of a model that is still free. */
export function freeModelId(network: Network, stem: string): string {
  for (let number = 1; ; number++) {
    const id = `my-${stem.replace(/^my-/, '').slice(0, 50)}${number > 1 ? `-${number}` : ''}`;
    if (problemOfId(network, id, null) === '') return id;
  }
}

/**
 * Puts a model of the user's own into the network, in place of the one with the id `current`, whose populations follow;
 * `population` takes it too.
 */
export function saveModel(
  network: Network,
  source: ModelSource,
  current: string | null,
  population: string | null,
): Network {
  const known = network.models.some(({ id }) => id === current);
  const models = known
    ? network.models.map((model) => (model.id === current ? source : model))
    : [...network.models, source];
  const users = network.populations.filter(({ id, model }) => id === population || (known && model === current));
  const changed = new Set(users.map(({ id }) => id));
  const populations = network.populations.map((one) => (changed.has(one.id) ? { ...one, model: source.id } : one));
  const next = { ...network, models, populations };
  return fitToModels(changed.size > 0 ? { ...next, time: suitableTime(next, source.id) } : next, changed);
}

/** Populations of a model. */
export function usersOf({ populations }: Network, modelId: string): readonly string[] {
  return populations.flatMap(({ id, model }) => (model === modelId ? [id] : []));
}

/** Takes away a model that no population has; the network itself while one has it. */
export function removeModel(network: Network, id: string): Network {
  if (usersOf(network, id).length > 0) return network;
  const models = network.models.filter((model) => model.id !== id).map((model) => withoutTwin(model, id));
  return { ...network, models };
}

function withoutTwin(model: ModelSource, id: string): ModelSource {
  if (model.twin !== id) return model;
  const { twin: _, ...rest } = model;
  return rest;
}
