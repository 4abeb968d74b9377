import type { Part } from '../../engine/chips/part-network.ts';
import { rowsByWorst, tableByWorst } from '../../engine/logic/export-table.ts';
import type { TruthTable, TruthTableHead, TruthTableRow } from '../../engine/logic/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import { flattenNetwork } from '../../engine/network/flatten.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import type { TableResult, TruthTableRows } from '../worker/table-protocol.ts';
import { LoopSearch } from './loop-search.svelte.ts';
import type { ChipPath } from './open-chip.ts';
import { renameChoices, type PortRename } from './rename-texts.ts';
import { sameAnswers } from './same-answers.ts';
import { livesInTime } from './suitable-view.ts';
import { TableChoices } from './table-choices.svelte.ts';
import { conditionIssues, expectationIssues } from './table-problems.ts';
import { scopeOf, type Scope } from './table-scope.ts';

/** Rows that are drawn at once. */
export const pageSize = 128;
/** More rows are put in the order of their verdicts only when all of them are there. */
const mostSortedLive = 4096;

/** What a table was asked about. */
export interface Asked {
  /** The circuit on the canvas, and the way to it through open chips. */
  readonly circuit: Network;
  readonly chips: ChipPath;
  readonly aim: readonly unknown[];
  readonly scope: Scope;
  readonly part: Part;
}

export interface ShownRow {
  readonly index: number;
  readonly row: TruthTableRow;
}

type Open = Pick<Asked, 'circuit' | 'chips'>;

/** The measured truth table, row by row as it comes. A table of an older circuit is shown as stale, never as passed. */
export class TruthTablePanel {
  choices = $state.raw(new TableChoices());
  /** What unfolds below the toolbar. */
  drawer = $state<'options' | 'expect' | null>(null);
  asked = $state.raw<Asked | null>(null);
  head = $state.raw<TruthTableHead | null>(null);
  /** Once no more rows come. */
  result = $state.raw<TableResult | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state.raw(noProgress);
  page = $state(0);
  readonly loop: LoopSearch;

  /** One array for each run; as it grows, only `#count` tells. */
  #rows = $state.raw<TruthTableRow[]>([]);
  #count = $state(0);
  readonly pages = $derived(Math.max(1, Math.ceil(this.#count / pageSize)));
  /** Numbers of all rows, those of the worst first; null in the order of the inputs. */
  readonly #byWorst: readonly number[] | null = $derived.by(() => {
    const sorted = this.choices.order === 'worst' && (!this.running || this.#count <= mostSortedLive);
    return sorted ? rowsByWorst({ rows: this.rows }) : null;
  });
  /** The end of the page: it stays where it is as further pages fill. */
  readonly #end = $derived(Math.min((this.page + 1) * pageSize, this.#count));
  /** Rows of the page in the order in which they are shown, and their numbers in the table. */
  readonly shown: readonly ShownRow[] = $derived.by(() => {
    const first = this.page * pageSize;
    return Array.from({ length: this.#end - first }, (_, place) => {
      const index = this.#byWorst?.[first + place] ?? first + place;
      return { index, row: this.#rows[index]! };
    });
  });
  readonly #client: EngineClient;
  /** Number of the run that is waited for; an answer to an earlier one comes too late. */
  #run = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    this.loop = new LoopSearch(client);
    client.on('truthTableProgress', (progress) => (this.progress = progress));
    client.on('truthTableRows', (message) => this.#receive(message));
  }

  /** Measures the rows of what is chosen, above 12 inputs a sample unless `rows` is `all`. Mistakes in a field unfold it instead. */
  async run({ circuit, chips }: Open, selection: ReadonlySet<string>, rows?: 'all'): Promise<void> {
    const { choices } = this;
    const part = scopeOf(circuit, choices.scope, selection);
    this.#begin();
    if (!part.ok) return this.#fail(part.issues);
    const { network } = part.value;
    const isWrong = conditionIssues(choices.only, network).length > 0;
    if (isWrong || expectationIssues(choices, network).length > 0) {
      this.drawer = isWrong ? 'options' : 'expect';
      return;
    }
    const run = this.#run;
    this.asked = { circuit, chips, aim: choices.aim, scope: choices.scope, part: part.value };
    this.running = true;
    // Small as the dock is, its room is for the rows.
    this.drawer = null;
    const request = { ...choices.request(livesInTime(flattenNetwork(network))), network, run, ...(rows && { rows }) };
    try {
      const answer = await this.#client.call('truthTable', request);
      if (run !== this.#run) return;
      if (!answer.ok) return this.#fail(answer.issues);
      this.result = answer.table;
      this.cancelled = answer.cancelled;
    } catch (error) {
      if (run !== this.#run) return;
      const { message } = error as Error;
      return this.#fail([{ path: 'truth table', message, expected: 'a circuit that can run' }]);
    }
    this.running = false;
  }

  cancel(): void {
    void this.#client.call('cancelTruthTable', null);
  }

  /** Whether what was measured is still what is chosen. */
  isOf(circuit: Network | null): boolean {
    const { asked, choices } = this;
    if (asked === null || circuit === null || asked.aim.some((each, index) => each !== choices.aim[index]))
      return false;
    return sameAnswers(asked.circuit, circuit, asked.scope);
  }

  /** An input or output of the circuit has another id: what was asked and measured of it still holds under that. */
  rename({ before, after, from, to }: Renaming): void {
    const { asked, head, choices } = this;
    const holds = this.isOf(before);
    if (!choices.scope.startsWith('chip:')) renameChoices(choices, { before, from, to });
    if (!asked || !head || this.running || asked.scope !== 'whole' || !holds) return;
    const named = (name: string): string => (name === from ? to : name);
    const part = scopeOf(after, 'whole', new Set());
    if (!part.ok) return;
    this.asked = { ...asked, circuit: after, aim: choices.aim, part: part.value };
    this.head = { ...head, inputs: head.inputs.map(named), outputs: head.outputs.map(named) };
    this.#rows = this.#rows.map((row) => ({
      ...row,
      inputs: withKeys(row.inputs, named),
      outputs: withKeys(row.outputs, named),
    }));
    if (this.result) this.result = { ...this.result, inputs: this.head.inputs, outputs: this.head.outputs };
  }

  /** All rows so far. */
  get rows(): readonly TruthTableRow[] {
    return this.#count > 0 ? this.#rows : [];
  }

  /** The whole table with its rows in the order in which they are shown; null while rows are still to come. */
  table(): TruthTable | null {
    if (!this.result) return null;
    const table = { ...this.result, rows: this.rows };
    return this.choices.order === 'worst' ? tableByWorst(table) : table;
  }

  /** Forgets the table, and what was chosen for it. */
  clear(): void {
    if (this.running) this.cancel();
    this.#begin();
    this.choices = new TableChoices();
    this.drawer = null;
  }

  #begin(): void {
    this.#run++;
    this.asked = null;
    this.head = null;
    this.#rows = [];
    this.#count = 0;
    this.result = null;
    this.issues = [];
    this.running = false;
    this.cancelled = false;
    this.progress = noProgress;
    this.page = 0;
    this.loop.clear();
  }

  #fail(issues: readonly Issue[]): void {
    this.#begin();
    this.issues = issues;
  }

  #receive({ run, head, rows }: TruthTableRows): void {
    if (run !== this.#run) return;
    // It is the same for all of them; each that is set anew would draw the page again.
    this.head ??= head;
    this.#rows.push(...rows);
    this.#count = this.#rows.length;
  }
}

interface Renaming extends PortRename {
  readonly after: Network;
}

function withKeys<T>(record: Readonly<Record<string, T>>, named: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [named(key), value]));
}

const noProgress = { rowsRun: 0, rowsTotal: 0, stepsRun: 0, stepsTotal: 0 };
