import type { BooleanFunction } from '../../engine/logic/synthesis/function.ts';
import { gateStyles, type GateStyle } from '../../engine/logic/synthesis/types.ts';
import type { Issue, Parsed } from '../../engine/network/issue.ts';
import type { EngineClient } from '../worker/client.ts';
import type { FunctionReading, FunctionReport, Made } from '../worker/logic/protocol.ts';
import { functionName } from './function-name.ts';

/** ms without a key pressed until the text is read. */
const rest = 200;

type MadeByStyle = Readonly<Partial<Record<GateStyle, Parsed<Made>>>>;

/** A circuit that is about to be made from formulas or a table: what was typed, and what has been found out about it. */
export class CircuitMaker {
  open = $state(false);
  text = $state('');
  /** Null until the user has named it. */
  #name = $state<string | null>(null);
  /** Names of a table's outputs, with commas between; '' leaves it to the table. */
  outputs = $state('');
  missing = $state<'error' | 'dont-care'>('error');
  style = $state<GateStyle>('nand');
  /** How the text was read; null before. */
  kind = $state<FunctionReading['kind'] | null>(null);
  target = $state.raw<BooleanFunction | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  report = $state.raw<FunctionReport | null>(null);
  made = $state.raw<MadeByStyle>({});
  /** Whether all this is about an older text. */
  stale = $state(false);
  busy = $state(false);
  cancelled = $state(false);
  readonly name = $derived(this.#name ?? (this.target ? functionName(this.target) : ''));
  /** The circuit in the chosen style, once it is there and right. */
  readonly ready = $derived.by(() => {
    const made = this.stale ? undefined : this.made[this.style];
    return made?.ok && made.value.wrong === 0 ? made.value : null;
  });

  readonly #start: () => EngineClient;
  /** What it is asked cannot be interrupted: it is ended instead, and another one started. */
  #client: EngineClient | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the work that is waited for; answers to earlier questions come too late. */
  #run = 0;

  constructor(start: () => EngineClient) {
    this.#start = start;
  }

  show(): void {
    this.open = true;
    if (this.text.trim() !== '' && (this.stale || !this.target)) this.#follow(0);
  }

  close(): void {
    this.open = false;
    this.#stop();
    this.#client?.terminate();
    this.#client = null;
  }

  write(change: Partial<Pick<CircuitMaker, 'text' | 'outputs' | 'missing'>>): void {
    Object.assign(this, change);
    this.#follow(rest);
  }

  /** An empty name leaves it to the function. */
  rename(name: string): void {
    this.#name = name.trim() === '' ? null : name;
  }

  cancel(): void {
    this.#stop();
    this.cancelled = true;
  }

  resume(): void {
    this.#follow(0);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#run++;
    if (this.busy) {
      this.#client?.terminate();
      this.#client = null;
    }
    this.busy = false;
    this.stale ||= gateStyles.some((style) => !this.made[style]);
  }

  #follow(delay: number): void {
    this.#stop();
    this.stale = true;
    this.cancelled = false;
    if (this.text.trim() === '') return this.#forget();
    this.#timer = setTimeout(() => void this.#work(), delay);
  }

  #forget(): void {
    this.kind = null;
    this.target = null;
    this.issues = [];
    this.report = null;
    this.made = {};
  }

  async #work(): Promise<void> {
    const run = ++this.#run;
    const isLate = (): boolean => run !== this.#run;
    const client = (this.#client ??= this.#start());
    this.busy = true;
    try {
      const outputs = this.outputs.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
      const reading = await client.call('readFunction', { text: this.text, outputs, missing: this.missing });
      if (isLate()) return;
      this.#take(reading);
      const { target } = this;
      const report = target && (await client.call('describeFunction', target));
      if (isLate()) return;
      this.report = report;
      const styles = [this.style, ...gateStyles.filter((style) => style !== this.style)];
      for (const style of target ? styles : []) {
        const made = await client.call('synthesize', { target: target!, style, outputs: report!.outputs });
        if (isLate()) return;
        this.made = { ...this.made, [style]: made };
      }
    } catch (error) {
      if (isLate()) return;
      this.issues = [{ path: '', message: (error as Error).message, expected: 'an answer; change the text' }];
    }
    this.busy = false;
  }

  #take({ kind, parsed }: FunctionReading): void {
    this.#forget();
    this.stale = false;
    this.kind = kind;
    if (parsed.ok) this.target = parsed.value;
    else this.issues = parsed.issues;
  }
}
