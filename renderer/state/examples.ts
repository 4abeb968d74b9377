import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';

/** An example that comes with the app. */
export interface Example {
  readonly id: string;
  readonly network: Network;
}

const texts = import.meta.glob<string>('../../examples/*.network.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** From the simplest to the most involved; the first ones are what the start screen leads with. */
const order = [
  'nand',
  'xor',
  'nand-stochastic',
  'sr-latch',
  'half-adder',
  'full-adder',
  'coin',
  'nand-poisson',
  'not',
  'and',
  'or',
  'nor',
  'xor-to-learn',
  'firing-patterns',
  'hodgkin-huxley',
  'fi-curve',
  'own-model',
  'short-term-depression',
  'stdp',
  'balanced-network',
  'synfire-chain',
  'lesion-and-recovery',
];

/** All examples, in the order of the start screen. */
export function loadExamples(): Example[] {
  const examples = Object.entries(texts).map(([path, text]) => ({ id: idOf(path), network: parseExample(path, text) }));
  return examples.sort((a, b) => rank(a.id) - rank(b.id));
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace('.network.json', '');
}

function rank(id: string): number {
  const index = order.indexOf(id);
  return index < 0 ? order.length : index;
}

function parseExample(path: string, text: string): Network {
  const parsed = parseNetworkText(text);
  if (!parsed.ok) throw new Error(`Found issues in ${path}: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}
