import type { Span } from './ast.ts';
import type { Report } from './dimension-of.ts';
import type { EquationItem, InputItem, Item, MethodItem, OutputItem, ParameterItem } from './item.ts';
import type { StatementsItem, SubexpressionItem, ValueItem } from './item.ts';

/** The items of a model by kind; of those that may stand once, the first. */
export interface Parts {
  readonly equations: readonly EquationItem[];
  readonly subexpressions: readonly SubexpressionItem[];
  readonly inputs: readonly InputItem[];
  readonly parameters: readonly ParameterItem[];
  readonly output: OutputItem | null;
  readonly on: ValueItem | null;
  readonly refractory: ValueItem | null;
  readonly reset: StatementsItem | null;
  readonly initial: StatementsItem | null;
  readonly method: MethodItem | null;
}

/** Sorts the items, and reports those that stand twice. */
export function findParts(items: readonly Item[], report: Report): Parts {
  const outputs = items.filter((item): item is OutputItem => isOneOf(item, ['threshold', 'spikes', 'output']));
  for (const { at, kind } of outputs.slice(1)) {
    report(at, `${kind}: is a second output`, 'one of threshold:, spikes: and output:');
  }
  const values = items.filter((item): item is ValueItem => isOneOf(item, ['on', 'refractory']));
  const statements = items.filter((item): item is StatementsItem => isOneOf(item, ['reset', 'initial']));
  return {
    equations: items.filter((item) => item.kind === 'equation'),
    subexpressions: items.filter((item) => item.kind === 'subexpression'),
    inputs: items.filter((item) => item.kind === 'input'),
    parameters: items.filter((item) => item.kind === 'parameter'),
    output: outputs[0] ?? null,
    on: single(values, 'on', report),
    refractory: single(values, 'refractory', report),
    reset: single(statements, 'reset', report),
    initial: single(statements, 'initial', report),
    method: single(
      items.filter((item) => item.kind === 'method'),
      'method',
      report,
    ),
  };
}

/** Reports a missing output, and what follows spikes where there are none. */
export function checkOutput(parts: Parts, brokenKeywords: readonly string[], end: Span, report: Report): void {
  if (!parts.output && !['threshold', 'spikes', 'output'].some((keyword) => brokenKeywords.includes(keyword))) {
    report(end, 'the model has no output', 'a line with threshold:, spikes: or output:');
  }
  if (parts.output?.kind !== 'output') return;
  for (const item of [parts.reset, parts.refractory]) {
    if (item)
      report(item.at, `${item.kind}: follows a spike, and output: makes none`, 'threshold: or spikes: as output');
  }
}

function single<T extends Item & { readonly at: Span }>(
  items: readonly T[],
  kind: T['kind'],
  report: Report,
): T | null {
  const [first, ...others] = items.filter((item) => item.kind === kind);
  for (const { at } of others) report(at, `${kind}: stands twice`, `one line with ${kind}:`);
  return first ?? null;
}

function isOneOf(item: Item, kinds: readonly Item['kind'][]): boolean {
  return kinds.includes(item.kind);
}
