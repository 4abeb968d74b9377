import type { Desktop, FileResult, OpenedFile, RecentFile } from '../../app/ipc/contract.ts';
import { exportEndings, type ExportFormat } from '../../engine/logic/netlists/export/export.ts';
import { isNetlistName } from '../../engine/logic/netlists/import.ts';
import { parseNetworkText, serializeNetwork } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import type { OpenDocument } from './document.svelte.ts';
import { complain, tell, warn, working } from './notices.ts';
import { isModelFile } from './model-file.ts';
import { readDropped } from './open-table.ts';
import { importedText } from './imported-text.ts';

/** A way to answer the question what becomes of unsaved changes. */
export type UnsavedChoice = 'save' | 'discard' | 'cancel';

/** A file as text; `path` is null where nobody knows where it lies. */
export type ReadFile = Omit<OpenedFile, 'path'> & { readonly path: string | null };

/** Opening, saving and exporting, through the desktop. Nothing is replaced before it is saved or given up. */
export class Files {
  recent = $state.raw<readonly RecentFile[]>([]);
  /** Set while the window asks about unsaved changes; called with the answer. */
  question = $state.raw<((choice: UnsavedChoice) => void) | null>(null);
  readonly #desktop: Desktop;
  readonly #document: OpenDocument;
  readonly #client: EngineClient;
  readonly #startHelper: () => EngineClient;
  readonly #openModel: (file: ReadFile) => void;

  constructor(
    desktop: Desktop,
    document: OpenDocument,
    client: EngineClient,
    startHelper: () => EngineClient,
    openModel: (file: ReadFile) => void,
  ) {
    this.#desktop = desktop;
    this.#document = document;
    this.#client = client;
    this.#startHelper = startHelper;
    this.#openModel = openModel;
    desktop.onFileOpened((result) => void this.#take(() => Promise.resolve(result)));
    void this.refreshRecent();
  }

  async refreshRecent(): Promise<void> {
    this.recent = await this.#desktop.recentFiles();
  }

  open(): Promise<void> {
    return this.#replaceWith(() => this.#desktop.openFile());
  }

  openRecent(path: string): Promise<void> {
    return this.#replaceWith(() => this.#desktop.openRecent(path));
  }

  async openNetwork(network: Network): Promise<void> {
    if (await this.#mayReplace()) this.#document.open(network, { path: null, name: network.name });
  }

  /** A circuit that is stored nowhere yet, such as one that was made or imported. */
  async openNew(network: Network): Promise<void> {
    if (await this.#mayReplace()) this.#document.open(network, { path: null, name: network.name, unsaved: true });
  }

  /** Opens a file that was dropped on the window, which does not say where it lies. */
  openDropped(file: File): Promise<void> {
    return this.#take(async () => {
      const text = await readDropped(file, 'a circuit, a netlist or a trained model');
      return text.ok ? { ok: true, value: { path: null, name: file.name, text: text.value } } : text;
    });
  }

  async closeDocument(): Promise<void> {
    if (await this.#mayReplace()) this.#document.close();
    await this.refreshRecent();
  }

  /** True when the network is stored; false when the user cancelled or it failed. */
  async save(as = false): Promise<boolean> {
    const { whole: network, path, name } = this.#document;
    if (!network) return false;
    const result = await this.#attempt('The network was not saved', () =>
      this.#desktop.saveFile({
        path: as ? null : path,
        suggestedName: fileName(path === null ? network.name : name),
        text: serializeNetwork(network),
      }),
    );
    if (!result) return false;
    this.#document.markSaved(network, result);
    tell(`Saved ${result.name}`);
    void this.refreshRecent();
    return true;
  }

  /** Exports the run so far: what the probes recorded since step 0. */
  async exportRun(): Promise<void> {
    const { whole: network } = this.#document;
    if (!network) return;
    const result = await this.#attempt('The run was not exported', async () => {
      const { json, csv } = await this.#client.call('finish', null);
      return this.#desktop.exportFile({ suggestedName: slug(network.name), texts: { 'run.json': json, csv } });
    });
    if (result) tell(`Exported ${result.name}`);
  }

  /** Exports the circuit as a netlist of gates, and says what that does not keep. */
  async exportNetlist(format: ExportFormat): Promise<void> {
    const { whole: network } = this.#document;
    if (!network) return;
    const title = `The circuit was not exported as ${format === 'bench' ? '.bench' : 'Verilog'}`;
    const exported = await this.#help(`Exporting ${network.name}`, title, (helper) =>
      helper.call('exportNetlist', { network, format }),
    );
    if (!exported) return;
    if (!exported.ok) return complain(title, exported.issues);
    const { text, losses } = exported.value;
    const result = await this.#attempt(title, () =>
      this.#desktop.exportFile({
        suggestedName: slug(network.name),
        texts: { [exportEndings[format].slice(1)]: text },
      }),
    );
    if (result && losses.length > 0) warn(`Exported ${result.name}, without`, losses);
    else if (result) tell(`Exported ${result.name}`);
  }

  async #replaceWith(read: () => Promise<FileResult<ReadFile> | null>): Promise<void> {
    if (!(await this.#mayReplace())) return;
    const file = await this.#attempt('The file was not opened', read);
    if (file) await this.#open(file);
  }

  /** A file that is chosen already: a model takes the place of nothing. */
  async #take(read: () => Promise<FileResult<ReadFile> | null>): Promise<void> {
    const file = await this.#attempt('The file was not opened', read);
    if (file && (isModelFile(file) || (await this.#mayReplace()))) await this.#open(file);
  }

  async #open(file: ReadFile): Promise<void> {
    if (isModelFile(file)) return this.#openModel(file);
    if (isNetlistName(file.name)) return this.#import(file);
    const parsed = parseNetworkText(file.text);
    if (parsed.ok) this.#document.open(parsed.value, file);
    else complain(`${file.name} was not opened`, parsed.issues);
    void this.refreshRecent();
  }

  async #import({ name, text, beside = [] }: ReadFile): Promise<void> {
    const title = `${name} was not imported`;
    const { whole } = this.#document;
    const imported = await this.#help(`Importing ${name}`, title, (helper) =>
      helper.call('importNetlist', { name, text, beside }),
    );
    if (!imported) return;
    if (!imported.ok) return complain(title, imported.issues);
    // What was edited meanwhile nobody has given up.
    if (this.#document.whole !== whole && !(await this.#mayReplace())) return;
    const { network, losses, test } = imported.value;
    this.#document.open(network, { path: null, name: network.name, unsaved: true });
    const { summary, failures } = importedText(imported.value);
    if (losses.length > 0) warn(`${summary}. Not kept:`, losses);
    else tell(summary);
    // Last, so that it lies on top.
    if (failures.length > 0) complain(`${test!.name} fails on ${name}`, failures);
  }

  /** Work that takes its time, in a worker of its own that the user can end; null when it was ended or failed. */
  async #help<T>(what: string, failure: string, work: (helper: EngineClient) => Promise<T>): Promise<T | null> {
    const helper = this.#startHelper();
    let end = (): void => {};
    const ended = new Promise<null>((resolve) => (end = () => resolve(null)));
    const notice = working(what, end);
    helper.on('importProgress', ({ share }) => notice.reach(share));
    try {
      return await Promise.race([work(helper), ended]);
    } catch (error) {
      complain(failure, [{ path: '', message: (error as Error).message, expected: 'an answer; try again' }]);
      return null;
    } finally {
      notice.end();
      helper.terminate();
    }
  }

  /** Asks what becomes of unsaved changes; true when the document may go. */
  async #mayReplace(): Promise<boolean> {
    if (!this.#document.unsaved) return true;
    const choice = await new Promise<UnsavedChoice>((resolve) => (this.question = resolve));
    this.question = null;
    return choice === 'save' ? this.save() : choice === 'discard';
  }

  /** The value of a file operation; null when it was cancelled, or failed and was complained about. */
  async #attempt<T>(title: string, operation: () => Promise<FileResult<T> | null>): Promise<T | null> {
    try {
      const result = await operation();
      if (result === null) return null;
      if (result.ok) return result.value;
      complain(title, [result.issue]);
    } catch (error) {
      complain(title, [{ path: '', message: (error as Error).message, expected: 'an answer; try again' }]);
    }
    return null;
  }
}

function fileName(name: string): string {
  return name.endsWith('.json') ? name : `${slug(name)}.network.json`;
}

/** A name that every file system takes. */
export function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'network' : plain;
}
