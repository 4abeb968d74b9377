import type { Network } from '../../engine/network/types.ts';
import type { TruthTableRequest } from '../worker/table-protocol.ts';
import type { Scope } from './table-scope.ts';

/** Where what the outputs should be is taken from. */
export type Expectation = 'file' | 'expressions' | 'table' | 'circuit';

/** What a truth table is measured of, in which rows, and against what; kept while the circuit is open. */
export class TableChoices {
  scope = $state<Scope>('whole');
  /** As written, such as `a + b < 10`; empty for all rows. */
  only = $state('');
  expectation = $state<Expectation>('file');
  /** One a line, such as `s = a + b`. */
  expressions = $state('');
  /** A table in CSV or Markdown. */
  expectedTable = $state('');
  /** A circuit that was chosen to compare with. */
  reference = $state.raw<{ readonly name: string; readonly network: Network } | null>(null);
  trials = $state(1000);
  /** ms, and spikes in it, of neurons in time; null for what suits the circuit. */
  window = $state<number | null>(null);
  spikes = $state(1);
  order = $state<'inputs' | 'worst'>('inputs');

  /** All that a verdict depends on beside the circuit: of two equal lists every item is the same. */
  readonly aim: readonly unknown[] = $derived([
    this.scope,
    this.only.trim(),
    this.expectation,
    this.expectation === 'expressions' && this.expressions.trim(),
    this.expectation === 'table' && this.expectedTable.trim(),
    this.expectation === 'circuit' && this.reference?.network,
    this.window,
    this.spikes,
  ]);

  /** What of it goes to the worker. */
  request(inTime: boolean): Omit<TruthTableRequest, 'network' | 'run' | 'rows'> {
    const { expectation, reference, window, spikes, trials } = this;
    return {
      trials,
      ...(this.only.trim() !== '' && { only: [this.only] }),
      ...(expectation === 'expressions' && { expectations: linesOf(this.expressions).map(({ text }) => text) }),
      ...(expectation === 'table' && { expectedTable: this.expectedTable }),
      ...(expectation === 'circuit' && reference && { reference: reference.network }),
      ...(inTime && window !== null && { window }),
      ...(inTime && spikes > 1 && { spikes }),
    };
  }
}

/** Lines with something on them, and their numbers from 1. */
export function linesOf(text: string): readonly { readonly text: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((each, index) => ({ text: each, line: index + 1 }))
    .filter((each) => each.text.trim() !== '');
}
