import { getContext, setContext } from 'svelte';
import type { Desktop } from '../../app/ipc/contract.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Position } from '../../engine/network/types.ts';
import type { Body } from './align.ts';
import { Causes } from './causes.svelte.ts';
import type { Clip } from './clipboard.ts';
import { DamagePanel } from './damage-panel.svelte.ts';
import { OpenDocument } from './document.svelte.ts';
import { loadExamples, type Example } from './examples.ts';
import type { ModelDraft } from './model-draft.ts';
import { Files, type ReadFile } from './files.svelte.ts';
import { KeptCurves } from './kept-curves.svelte.ts';
import { CircuitMaker } from './make-circuit.svelte.ts';
import { OneCase } from './one-case.svelte.ts';
import { ModelsPanel } from './models-panel.svelte.ts';
import { OwnChips } from './own-chips.svelte.ts';
import { PaintedPoints } from './painted-points.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { ReliabilityPanel } from './reliability.svelte.ts';
import { SequencePanel } from './sequence.svelte.ts';
import { Session } from './session.svelte.ts';
import { SpikesPanel } from './spikes-panel.svelte.ts';
import { TrainedModelPage } from './trained-model.svelte.ts';
import { SurfacePanel } from './surface-panel.svelte.ts';
import { TrainLooks } from './train-looks.svelte.ts';
import { Trials } from './trials.svelte.ts';
import { Training } from './training.svelte.ts';
import { TruthTablePanel } from './truth-table.svelte.ts';
import { WiringState } from './wiring-measures.svelte.ts';

/** What the window shows: circuits to build, what was trained beside what it could become, or data to train on. */
export type View = 'build' | 'compare' | 'train';

/** Checks of a circuit in the dock. */
export type LogicTab = 'table' | 'sequence' | 'reliability';

/** What the dock of the train view shows. */
export type TrainTab = 'curves' | 'activity' | 'worst' | 'case' | 'surface';

/** What the compare view holds side by side. */
export type CompareTab = 'models' | 'spikes' | 'damage';

/** All that the window is about, one object a concern; views get it from the context. */
export class Lab {
  readonly document = new OpenDocument();
  readonly preferences = new Preferences();
  readonly desktop: Desktop;
  readonly client: EngineClient;
  readonly session: Session;
  readonly files: Files;
  readonly truthTable: TruthTablePanel;
  readonly sequence: SequencePanel;
  readonly reliability: ReliabilityPanel;
  readonly causes: Causes;
  readonly wiringMeasures: WiringState;
  readonly training: Training;
  readonly model: TrainedModelPage;
  readonly oneCase: OneCase;
  readonly painted = new PaintedPoints();
  readonly models: ModelsPanel;
  readonly spikes: SpikesPanel;
  readonly damage: DamagePanel;
  readonly surface: SurfacePanel;
  readonly kept: KeptCurves;
  readonly trials: Trials;
  readonly trainLooks = new TrainLooks();
  readonly maker: CircuitMaker;
  readonly ownChips: OwnChips;
  readonly examples: readonly Example[] = loadExamples();
  view = $state<View>('build');
  /** Ids of what is selected on the canvas. */
  selection = $state.raw<ReadonlySet<string>>(new Set());
  /** The check of the circuit that the dock shows. */
  logicTab = $state<LogicTab>('table');
  trainTab = $state<TrainTab>('curves');
  compareTab = $state<CompareTab>('models');
  shortcutsOpen = $state(false);
  /** Whether the list of all commands, to search, is open. */
  finderOpen = $state(false);
  /** The connection that is being made with the keyboard, if any. */
  wiring = $state.raw<Wiring | null>(null);
  /** What a screen reader says next; a new object each time. */
  said = $state.raw<{ readonly text: string }>({ text: '' });
  /** What was last copied in this window. */
  clip: Clip | null = null;
  /** Expectations as they are typed, by way and id of their lamp, until they can be read. */
  expectDrafts = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** The model that is being written, if any. */
  modelDraft = $state.raw<ModelDraft | null>(null);
  /** What the canvas offers to the rest of the window, once there is one. */
  canvas = $state.raw<CanvasControls | null>(null);

  /**
   * Training and comparing models have a worker each, which starts when it is first needed; so has every piece of work that
   * cannot be interrupted, to be ended.
   */
  constructor(
    desktop: Desktop,
    client: EngineClient,
    startTrainer: () => EngineClient,
    startHelper: () => EngineClient,
    startComparison: () => EngineClient,
  ) {
    this.desktop = desktop;
    this.client = client;
    this.session = new Session(client);
    this.files = new Files(desktop, this.document, client, startHelper, (file) => this.#openModel(file));
    this.truthTable = new TruthTablePanel(client);
    this.sequence = new SequencePanel(client);
    this.reliability = new ReliabilityPanel(client);
    this.causes = new Causes(client);
    this.session.onRename((names) => this.causes.rename(names));
    this.wiringMeasures = new WiringState(client);
    this.training = new Training(startTrainer);
    this.model = new TrainedModelPage(desktop, this.training, this.files);
    this.oneCase = new OneCase(this.training);
    this.models = new ModelsPanel(this.document, startComparison);
    this.spikes = new SpikesPanel(this.training);
    this.damage = new DamagePanel(this.training);
    this.surface = new SurfacePanel(this.training);
    this.kept = new KeptCurves(this.training);
    this.trials = new Trials(this.training, this.kept);
    this.maker = new CircuitMaker(startHelper);
    this.ownChips = new OwnChips(desktop);
  }

  show(view: View): void {
    this.view = view;
    if (view === 'train') this.training.open();
  }

  /** The train view shows it. */
  #openModel(file: ReadFile): void {
    this.show('train');
    void this.model.open(file);
  }

  /** Steps through a row of the table; the one that was taken last where none is named. */
  stepThrough(row: number | null): void {
    this.show('train');
    this.trainTab = 'case';
    if (row !== null) void this.oneCase.take(row);
  }

  select(ids: Iterable<string>): void {
    this.selection = new Set(ids);
    this.wiring = null;
  }

  /** Keeps what is typed for a lamp; undefined forgets it. */
  keepDraft(lamp: string, text: string | undefined): void {
    const drafts = new Map(this.expectDrafts);
    if (text === undefined) drafts.delete(lamp);
    else drafts.set(lamp, text);
    this.expectDrafts = drafts;
  }

  say(text: string): void {
    this.said = { text };
  }

  /** Forgets all that was about another circuit: what was selected, switched and measured. */
  startOver(): void {
    this.select([]);
    this.modelDraft = null;
    this.expectDrafts = new Map();
    this.wiring = null;
    this.session.close();
    this.truthTable.clear();
    this.sequence.clear();
    this.reliability.clear();
    this.causes.clear();
    this.wiringMeasures.clear();
    this.models.clear();
  }
}

export interface CanvasControls {
  /** Takes the keyboard. */
  focus(): void;
  fit(): void;
  zoomBy(factor: number): void;
  /** Moves parts to new places before the eyes; the circuit takes them with the edit that follows. */
  glide(places: ReadonlyMap<string, Position>): Promise<void>;
  /** Canvas position in the middle of what is seen. */
  centre(): Position;
  /** Whether a part and its name would be seen at a canvas position: within the view, and not under the legend. */
  shows(place: Position): boolean;
  /** Canvas position under the mouse; null while it is elsewhere. */
  cursor(): Position | null;
  /** Brings a part into view. */
  reveal(id: string): void;
  /** All parts as they are drawn, by id. */
  bodies(): ReadonlyMap<string, Body>;
}

export interface Wiring {
  readonly source: string;
  /** The neuron or port that Enter would connect to. */
  readonly target: string | null;
  /** What the arrows choose. */
  readonly stage: 'source' | 'target';
}

const key = Symbol('lab');

export function provideLab(lab: Lab): void {
  setContext(key, lab);
}

export function useLab(): Lab {
  return getContext<Lab>(key);
}
