import { spikeKey, type CauseGraph, type SpikeAt } from '../../engine/analysis/causes/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { EngineClient } from '../worker/client.ts';
import type { InputNames } from '../network/input-names.ts';
import { graphUnder } from '../worker/under-names.ts';
import type { WhyProgress, WhyRequest } from '../worker/analysis-protocol.ts';
import { highlightOf } from './cause-highlight.ts';

type Asked = Pick<WhyRequest, 'population' | 'neuron' | 'step'>;

/** Why a neuron fired: the graph of causes as far as it was followed. */
export class Causes {
  graph = $state.raw<CauseGraph | null>(null);
  /** What was asked, also where it is not answered yet. */
  asked = $state.raw<Asked | null>(null);
  /** Steps in which the neuron did fire, where it did not in the one asked about. */
  firedAt = $state.raw<readonly number[] | null>(null);
  issue = $state.raw<Issue | null>(null);
  running = $state(false);
  progress = $state.raw<WhyProgress>({ step: 0, end: 0, spikes: 0 });
  /** What of the canvas took part, by id, and how far back: see `highlightOf`. Empty while nothing is explained. */
  readonly highlight: ReadonlyMap<string, number> = $derived(this.graph ? highlightOf(this.graph) : new Map());
  readonly #client: EngineClient;
  /** Number of the question that is waited for; an answer to an earlier one comes too late. */
  #question = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('whyProgress', (progress) => (this.progress = progress));
  }

  /** Explains a spike of the loaded simulation, in place of what was explained before. */
  async ask(asked: Asked): Promise<void> {
    this.clear();
    this.asked = asked;
    await this.#call({ ...asked, depth: 1 });
  }

  /** Explains an earlier spike too. */
  async expand({ population, neuron, step }: SpikeAt): Promise<void> {
    if (this.graph?.causes[spikeKey({ population, neuron, step })]) return;
    await this.#call({ population, neuron, step, depth: 1 });
  }

  cancel(): void {
    void this.#client.call('cancelWhy', null);
  }

  /** Inputs have other names than those that the explanation has for them. */
  rename(names: InputNames): void {
    if (this.graph) this.graph = graphUnder(this.graph, names);
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#question++;
    this.graph = null;
    this.asked = null;
    this.firedAt = null;
    this.issue = null;
    this.running = false;
  }

  async #call(request: WhyRequest): Promise<void> {
    const question = ++this.#question;
    this.running = true;
    this.issue = null;
    this.progress = { step: 0, end: 0, spikes: 0 };
    try {
      const reply = await this.#client.call('why', request);
      if (question !== this.#question) return;
      if (!reply.ok) this.issue = reply.issue;
      else if (reply.answer.kind === 'caused') this.graph = merged(this.graph, reply.answer.graph);
      else if (!reply.cancelled) this.firedAt = reply.answer.firedAt;
    } catch (error) {
      if (question !== this.#question) return;
      this.issue = { path: 'why', message: (error as Error).message, expected: 'a neuron that can be explained' };
    }
    this.running = false;
  }
}

function merged(before: CauseGraph | null, { root, causes, complete }: CauseGraph): CauseGraph {
  if (!before) return { root, causes, complete };
  return { root: before.root, causes: { ...before.causes, ...causes }, complete: before.complete && complete };
}
