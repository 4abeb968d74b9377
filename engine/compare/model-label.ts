import { findModel, getModel } from '../models/index.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Network } from '../network/types.ts';
import { keptIn } from './mapping/kept.ts';
import { asDrawn } from './mapping/map-network.ts';

/** How many models of the circuit as drawn are named. */
const mostNamed = 2;

/** A model of a comparison for people; the circuit as drawn names those of its neurons, without inputs and read-outs that are kept. */
export function modelLabel(id: string, network: Network): string {
  if (id !== asDrawn) return findModel(id, network.models)?.label ?? id;
  const flat = flattenNetwork(network);
  const kept = keptIn(flat);
  const crossed = flat.populations.filter((population) => !kept.has(population.id));
  const of = crossed.length > 0 ? crossed : flat.populations;
  const labels = [...new Set(of.map(({ model }) => getModel(model, flat.models).label))];
  if (labels.length === 0) return 'as drawn';
  const more = labels.length - mostNamed;
  return `as drawn: ${labels.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
