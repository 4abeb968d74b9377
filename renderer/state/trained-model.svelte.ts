import type { Desktop, FileResult } from '../../app/ipc/contract.ts';
import { modelEndings, type ModelFormat } from '../../engine/formats/trained/export.ts';
import type { Issue, Parsed } from '../../engine/network/issue.ts';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { EngineClient } from '../worker/client.ts';
import type { ModelOf, ModelSummary, PredictedRows, PredictRequest } from '../worker/training/model-protocol.ts';
import { slug, type Files } from './files.svelte.ts';
import { isModelFile } from './model-file.ts';
import { complain, tell, warn } from './notices.ts';
import type { Training } from './training.svelte.ts';

interface TextFile {
  readonly name: string;
  readonly text: string;
}

interface Shown {
  readonly summary: ModelSummary;
  /** null where it is the training's own, as it stood. */
  readonly file: string | null;
  /** To be called when it is saved. */
  readonly kept: () => void;
}

/** A trained model that is saved, exported, and shown in place of the training, to predict. The training goes on behind it. */
export class TrainedModelPage {
  /** The model that is shown; null while the training is. */
  shown = $state.raw<Shown | null>(null);
  /** What the worker is at, in words; '' otherwise. */
  busy = $state('');
  /** The table that was predicted last; null before. */
  predicted = $state.raw<PredictedRows | null>(null);
  /** What means missing in the table beside what the model knows. */
  missingTexts = $state.raw<readonly string[]>([]);
  /** Whether the table is written with the probability of each class. */
  withProbabilities = $state(false);
  /** Why a table could not be predicted, and its name. */
  refused = $state.raw<{ readonly name: string; readonly issues: readonly Issue[] } | null>(null);

  readonly #desktop: Desktop;
  readonly #training: Training;
  readonly #files: Files;
  /** An answer to an earlier question comes too late. */
  #question = 0;
  /** What was asked last. */
  #asked: PredictRequest | null = null;

  constructor(desktop: Desktop, training: Training, files: Files) {
    this.#desktop = desktop;
    this.#training = training;
    this.#files = files;
  }

  /** Whether there is a model: the one that is shown, or the training's where it is of layers. */
  readonly isThere = $derived.by(() => this.shown !== null || this.#training.hasLayers);

  /** The model of a file. */
  open({ name, text }: TextFile): Promise<void> {
    return this.#show(text, name, `${name} was not opened`);
  }

  /** The training's own model as it stands. */
  showTrained(): Promise<void> {
    return this.#show(null, null, 'The model was not taken');
  }

  /** Back to the training, which is as it was or further on. */
  close(): void {
    this.#question++;
    this.shown = null;
    this.#forget();
  }

  async save(): Promise<void> {
    await this.#attempt('The model was not saved', async (client) => {
      const { shown } = this;
      const kept = shown?.kept ?? this.#training.effort.mark();
      const { name, text } = await client.call('modelText', { of: this.#of });
      const texts = { 'model.json': text };
      const result = await this.#desktop.exportFile({ suggestedName: slug(baseName(name)), texts });
      if (result?.ok) {
        kept();
        if (this.shown === shown && shown) this.shown = { ...shown, file: result.value.name };
      }
      this.#say('Saved', result);
    });
  }

  async export(format: Exclude<ModelFormat, 'network'>): Promise<void> {
    const title = 'The model was not exported';
    await this.#attempt(title, async (client) => {
      const exported = unwrap(title, await client.call('exportModel', { of: this.#of, format }));
      if (!exported) return;
      const name = slug(baseName(exported.name));
      // Python imports no name with a hyphen.
      const suggestedName = format === 'python' ? name.replaceAll('-', '_') : name;
      const texts = { [modelEndings[format].slice(1)]: exported.content };
      this.#say('Exported', await this.#desktop.exportFile({ suggestedName, texts }), exported.losses);
    });
  }

  /** As a circuit of rate neurons, which the build view then shows. */
  async openCircuit(): Promise<void> {
    const title = 'The model was not opened as a circuit';
    await this.#attempt(title, async (client) => {
      const exported = unwrap(title, await client.call('exportModel', { of: this.#of, format: 'network' }));
      const network = exported && unwrap(title, parseNetworkText(exported.content as string));
      if (network) await this.#files.openNew(network);
    });
  }

  /** Asks for a table, and shows what the model says of it. */
  async askTable(): Promise<void> {
    await this.#attempt('The table was not opened', async () => {
      const result = await this.#desktop.openTable();
      if (result?.ok) await this.take(result.value);
      else if (result) complain('The table was not opened', [result.issue]);
    });
  }

  /** A file for this page: a table to predict, or another model. */
  async take(file: TextFile): Promise<void> {
    if (isModelFile(file)) return this.open(file);
    if (!this.shown) await this.showTrained();
    if (this.shown) await this.#predict({ ...file, rows: 'all' });
  }

  /** Rows of the training's table that have no label. */
  async predictUnlabelled(): Promise<void> {
    const { source } = this.#training.task;
    if (source.kind !== 'file') return;
    const { name, text } = source;
    if (!this.shown) await this.showTrained();
    if (this.shown) await this.#predict({ name, text, rows: 'unlabelled' });
  }

  /** Predicts the table again, with texts that mean missing in it, as `predict --missing-text` does. */
  async takeAsMissing(missingTexts: readonly string[]): Promise<void> {
    if (this.#asked) await this.#predict({ ...this.#asked, missingTexts });
  }

  /** Writes the table that was predicted, as `nandrite predict` does. */
  async saveTable(): Promise<void> {
    const { predicted } = this;
    if (!predicted) return;
    await this.#attempt('The table was not saved', async (client) => {
      const texts = {
        csv: await client.call('predictedCsv', {
          probabilities: this.withProbabilities && predicted.classes.length > 0,
        }),
      };
      const suggestedName = `${slug(predicted.name.replace(/\.[^.]*$/, ''))}-predicted`;
      this.#say('Saved', await this.#desktop.exportFile({ suggestedName, texts }));
    });
  }

  get #of(): ModelOf {
    return this.shown ? 'shown' : 'training';
  }

  async #show(text: string | null, file: string | null, title: string): Promise<void> {
    this.#training.open();
    await this.#attempt(title, async (client) => {
      const kept = text === null ? this.#training.effort.mark() : () => {};
      const summary = unwrap(title, await client.call('showModel', { text }));
      if (!summary) return;
      this.shown = { summary, file, kept };
      this.#forget();
    });
  }

  async #predict(request: PredictRequest): Promise<void> {
    const question = ++this.#question;
    this.#asked = request;
    this.missingTexts = request.missingTexts ?? [];
    this.busy = `Predicting ${request.name} …`;
    await this.#attempt(`${request.name} was not predicted`, async (client) => {
      const answer = await client.call('predictTable', request);
      if (question !== this.#question) return;
      this.predicted = answer.ok ? answer.value : null;
      this.refused = answer.ok ? null : { name: request.name, issues: answer.issues };
    });
    if (question === this.#question) this.busy = '';
  }

  #forget(): void {
    this.busy = '';
    this.predicted = null;
    this.refused = null;
    this.missingTexts = [];
    this.#asked = null;
  }

  #say(what: string, result: FileResult<{ readonly name: string }> | null, losses: readonly string[] = []): void {
    if (result === null) return;
    if (!result.ok) complain('The file was not written', [result.issue]);
    else if (losses.length > 0) warn(`${what} ${result.value.name}, without`, losses);
    else tell(`${what} ${result.value.name}`);
  }

  async #attempt(title: string, deed: (client: EngineClient) => Promise<void>): Promise<void> {
    try {
      await deed(this.#training.client);
    } catch (error) {
      complain(title, [{ path: '', message: (error as Error).message, expected: 'an answer; try again' }]);
    }
  }
}

function unwrap<T>(title: string, parsed: Parsed<T>): T | null {
  if (parsed.ok) return parsed.value;
  complain(title, parsed.issues);
  return null;
}

/** `iris.csv` has learnt `iris`. */
function baseName(name: string): string {
  return name.replace(/\.(csv|tsv|txt)$/i, '');
}
