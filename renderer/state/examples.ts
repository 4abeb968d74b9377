import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { exampleGroups } from './example-groups.ts';

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

const order = exampleGroups.flatMap(({ ids }) => ids);

/** All examples, in the order of their groups. */
export function loadExamples(): Example[] {
  const examples = Object.entries(texts).map(([path, text]) => ({ id: idOf(path), network: parseExample(path, text) }));
  return examples.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Those with the given ids, in that order. */
export function examplesOf(examples: readonly Example[], ids: readonly string[]): Example[] {
  return ids.flatMap((id) => examples.filter((each) => each.id === id));
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace('.network.json', '');
}

function parseExample(path: string, text: string): Network {
  const parsed = parseNetworkText(text);
  if (!parsed.ok) throw new Error(`Found issues in ${path}: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}
