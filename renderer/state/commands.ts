import type { MenuCommand } from '../../app/ipc/contract.ts';
import { compareActions } from './compare-commands.ts';
import { editCommands } from './edit-commands.ts';
import type { Edge } from './align.ts';
import type { Lab } from './lab.svelte.ts';
import type { ModelCommandId } from './model-commands.ts';
import { runTable } from './run-table.ts';
import { goToPane } from './panes.ts';
import { anywhere, inTraining, outOfSight, trainActions, trainCommands } from './train-commands.ts';

/** Something the user can do by key, menu or button. This table dispatches the keys and prints the list of them. */
export interface Command {
  readonly id:
    | MenuCommand
    | EditId
    | CheckId
    | TrainId
    | ModelCommandId
    | 'play'
    | 'step'
    | 'reset'
    | 'truth-table'
    | 'home'
    | 'theme'
    | 'outline'
    | 'next-pane'
    | 'previous-pane'
    | 'find';
  readonly label: string;
  /** Other words by which it is looked for. */
  readonly also?: string;
  readonly group: 'File' | 'Edit' | 'View' | 'Simulation' | 'Training' | 'Help';
  /** In the notation of tinykeys; `$mod` is Ctrl, on macOS Cmd. */
  readonly keys: readonly string[];
  /** The system takes the keys and answers with an event of its own, as for its clipboard. */
  readonly bySystem?: boolean;
  /** What it would be done to now, such as the name of the edit to undo; null when there is nothing. */
  details?(lab: Lab): string | null;
  /** Whether it can do something now; always, when left out. */
  isOpen?(lab: Lab): boolean;
  run(lab: Lab): unknown;
}

/** Beside what the keys of the clock do to a training. */
type TrainId = 'batch' | 'back' | 'back-batch' | 'one-case' | CaseId;

type CaseId = `case-${'next' | 'previous' | 'first' | 'last' | 'play'}`;

type CheckId = 'over-time' | 'reliability' | 'wiring-measures';

type EditId =
  | (
      | 'cut'
      | 'copy'
      | 'paste'
      | 'duplicate'
      | 'delete'
      | 'rename'
      | 'group'
      | 'ungroup'
      | 'open-chip'
      | 'leave-chip'
      | 'keep-chip'
      | 'wire'
      | 'select-all'
      | 'deselect'
    )
  | `align-${Edge}`
  | ('distribute-x' | 'distribute-y' | 'arrange');

export const commands: readonly Command[] = [
  { id: 'new', label: 'New network', group: 'File', keys: ['$mod+n'], run: (lab) => void newNetwork(lab) },
  { id: 'open', label: 'Open…', group: 'File', keys: ['$mod+o'], run: ({ files }) => void files.open() },
  { id: 'save', label: 'Save', group: 'File', keys: ['$mod+s'], run: ({ files }) => void files.save() },
  {
    id: 'save-as',
    label: 'Save as…',
    group: 'File',
    keys: ['$mod+Shift+s'],
    run: ({ files }) => void files.save(true),
  },
  {
    id: 'export-run',
    label: 'Export run…',
    group: 'File',
    keys: ['$mod+e'],
    run: ({ files }) => void files.exportRun(),
  },
  {
    id: 'export-bench',
    label: 'Export as .bench…',
    group: 'File',
    keys: [],
    run: ({ files }) => void files.exportNetlist('bench'),
  },
  {
    id: 'export-verilog',
    label: 'Export as Verilog…',
    group: 'File',
    keys: [],
    run: ({ files }) => void files.exportNetlist('verilog'),
  },
  { id: 'home', label: 'Start screen', group: 'File', keys: [], run: ({ files }) => void files.closeDocument() },
  ...editCommands,
  {
    id: 'make-circuit',
    label: 'Make a circuit from a formula or table…',
    also: 'chip gate synthesis',
    group: 'Edit',
    keys: ['$mod+Shift+m'],
    run: ({ maker }) => maker.show(),
  },
  {
    id: 'play',
    label: 'Play or pause',
    group: 'Simulation',
    keys: ['Space'],
    run: ({ session }) => void session.togglePlay(),
  },
  { id: 'step', label: 'One step', group: 'Simulation', keys: ['.'], run: ({ session }) => void session.stepOnce() },
  {
    id: 'reset',
    label: 'Back to step 0',
    group: 'Simulation',
    keys: ['Home'],
    run: ({ session }) => void session.reset(),
  },
  {
    id: 'truth-table',
    label: 'Run the truth table',
    group: 'Simulation',
    keys: ['$mod+t'],
    run: (lab) => runTable(lab),
  },
  {
    id: 'over-time',
    label: 'Show tests over time',
    group: 'View',
    keys: [],
    run: (lab) => (lab.logicTab = 'sequence'),
  },
  {
    id: 'reliability',
    label: 'Show reliability',
    group: 'View',
    keys: [],
    run: (lab) => (lab.logicTab = 'reliability'),
  },
  ...trainCommands,
  {
    id: 'wiring-measures',
    label: 'Measure the wiring',
    also: 'degrees motifs clustering paths rich club',
    group: 'View',
    keys: [],
    run: (lab) => {
      const { network } = lab.document;
      lab.select([]);
      if (network) void lab.wiringMeasures.measure(network);
    },
  },
  { id: 'build', label: 'Build a circuit', group: 'View', keys: ['$mod+1'], run: (lab) => lab.show('build') },
  { id: 'compare', label: 'Compare models', group: 'View', keys: ['$mod+2'], run: (lab) => lab.show('compare') },
  { id: 'train', label: 'Train on data', group: 'View', keys: ['$mod+3'], run: (lab) => lab.show('train') },
  {
    id: 'fit',
    label: 'Fit the circuit',
    also: 'minimap overview',
    group: 'View',
    keys: ['$mod+0'],
    run: ({ canvas }) => canvas?.fit(),
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    also: 'minimap, which shows while not all is seen',
    group: 'View',
    keys: ['$mod+=', '$mod++', '$mod+Shift++'],
    run: ({ canvas }) => canvas?.zoomBy(1.25),
  },
  { id: 'zoom-out', label: 'Zoom out', group: 'View', keys: ['$mod+-'], run: ({ canvas }) => canvas?.zoomBy(0.8) },
  {
    id: 'theme',
    label: 'Theme: system, light, dark',
    group: 'View',
    keys: [],
    run: ({ preferences }) => preferences.cycleTheme(),
  },
  {
    id: 'outline',
    label: 'Outline of the circuit',
    group: 'View',
    keys: ['$mod+Shift+l'],
    run: () => document.querySelector<HTMLElement>('.outline [tabindex="0"]')?.focus(),
  },
  { id: 'next-pane', label: 'Next pane', group: 'View', keys: ['F6'], run: () => goToPane(1) },
  { id: 'previous-pane', label: 'Previous pane', group: 'View', keys: ['Shift+F6'], run: () => goToPane(-1) },
  {
    id: 'find',
    label: 'Find a command or part',
    group: 'Help',
    keys: ['$mod+k'],
    run: (lab) => (lab.finderOpen = true),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?', 'Shift+?', '$mod+/'],
    run: (lab) => (lab.shortcutsOpen = true),
  },
];

export function runCommand(lab: Lab, id: string): void {
  commitTyping();
  if (id === 'save-and-close') return void lab.files.save();
  const command = commands.find((candidate) => candidate.id === id);
  if (!command) return;
  const action = actionsOf(lab)[command.id];
  if (action) action(lab);
  else if (isReachable(lab, command)) command.run(lab);
}

/** What some commands do elsewhere than in the build view. */
function actionsOf({ view, compareTab }: Lab): typeof trainActions {
  if (view === 'train') return trainActions;
  return view === 'compare' && compareTab === 'models' ? compareActions : {};
}

/** Whether a command means something in the view that is shown. */
export function isReachable(lab: Lab, { id, group }: Command): boolean {
  if (group === 'Training') return lab.view === 'train';
  if (anywhere.has(id)) return true;
  if (lab.view === 'train' && inTraining.has(id)) return true;
  return lab.document.network !== null && (lab.view === 'build' || outOfSight.has(id));
}

/** `Undo move 3 neurons`. */
export function commandLabel(lab: Lab, id: Command['id']): string {
  const command = commands.find((candidate) => candidate.id === id);
  const details = command?.details?.(lab) ?? null;
  return `${command?.label ?? id}${details === null ? '' : ` ${details}`}`;
}

/** A field takes what was typed when it loses the focus; a command by key or button must not overlook it. */
function commitTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

function newNetwork(lab: Lab): Promise<void> {
  return lab.files.openNetwork({
    format: 'nandrite.network',
    version: 1,
    name: 'Untitled',
    note: '',
    time: { dt: 1 },
    seed: 7,
    models: [],
    synapses: [],
    events: [],
    chipTypes: [],
    chips: [],
    notes: [],
    populations: [],
    stimuli: [],
    connections: [],
    probes: [],
    layout: {},
  });
}
