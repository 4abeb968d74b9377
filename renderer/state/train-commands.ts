import type { Command } from './commands.ts';
import type { Lab } from './lab.svelte.ts';
import { modelCommands } from './model-commands.ts';
import type { OneCase } from './one-case.svelte.ts';
import { openTable } from './open-table.ts';

/** Commands that mean something whatever is shown. */
export const anywhere: ReadonlySet<Command['id']> = new Set([
  'new',
  'open',
  'build',
  'compare',
  'train',
  'theme',
  'shortcuts',
  'find',
  'next-pane',
  'previous-pane',
  'make-circuit',
]);

/** Commands of circuits that a training has of its own. */
export const inTraining: ReadonlySet<Command['id']> = new Set(['undo', 'redo']);

/** Commands for the open circuit that work while it is not shown: it can be saved from everywhere. */
export const outOfSight: ReadonlySet<Command['id']> = new Set([
  'save',
  'save-as',
  'export-run',
  'export-bench',
  'export-verilog',
]);

/** What the keys of the clock and of files do to data and training. */
export const trainActions: Readonly<Partial<Record<Command['id'], (lab: Lab) => unknown>>> = {
  open: (lab) => void openTable(lab),
  save: ({ model }) => model.isThere && void model.save(),
  play: ({ training, model }) => !model.shown && training.togglePlay(),
  step: ({ training, model }) => !model.shown && training.stepEpoch(),
  reset: ({ training, model }) => !model.shown && training.startAnew(),
  deselect: ({ model }) => model.close(),
  undo: ({ training, model }) => !model.shown && training.travel('undo'),
  redo: ({ training, model }) => !model.shown && training.travel('redo'),
};

/** What only a training can do. */
export const trainCommands: readonly Command[] = [
  {
    id: 'batch',
    label: 'One batch',
    group: 'Training',
    keys: ['Shift+Period'],
    isOpen: ({ training, model }) => !model.shown && training.started !== null && !training.over,
    run: ({ training, model }) => !model.shown && training.stepBatch(),
  },
  {
    id: 'back',
    label: 'Back one epoch',
    group: 'Training',
    keys: [','],
    isOpen: ({ training, model }) => !model.shown && training.canStepBack,
    run: ({ training, model }) => !model.shown && training.stepBack('epoch'),
  },
  {
    id: 'back-batch',
    label: 'Back one batch',
    group: 'Training',
    keys: ['Shift+Comma'],
    isOpen: ({ training, model }) => !model.shown && training.canStepBack,
    run: ({ training, model }) => !model.shown && training.stepBack('batch'),
  },
  ...modelCommands,
  {
    id: 'one-case',
    label: 'Step through one case',
    also: 'backpropagation gradient forward backward delta',
    group: 'Training',
    keys: ['c'],
    isOpen: ({ training, model }) => training.started !== null && !model.shown,
    run: (lab) => !lab.model.shown && lab.stepThrough(null),
  },
  {
    id: 'case-next',
    label: 'Next step of the case',
    group: 'Training',
    keys: [']', 'n'],
    isOpen: isStepping,
    run: walking((oneCase) => void oneCase.go(oneCase.index + 1)),
  },
  {
    id: 'case-previous',
    label: 'Previous step of the case',
    group: 'Training',
    keys: ['[', 'b'],
    isOpen: isStepping,
    run: walking((oneCase) => void oneCase.go(oneCase.index - 1)),
  },
  {
    id: 'case-first',
    label: 'First step of the case',
    group: 'Training',
    keys: ['Shift+B'],
    isOpen: isStepping,
    run: walking((oneCase) => void oneCase.go(0)),
  },
  {
    id: 'case-last',
    label: 'Last step of the case',
    group: 'Training',
    keys: ['Shift+N'],
    isOpen: isStepping,
    run: walking((oneCase) => void oneCase.go(oneCase.last)),
  },
  {
    id: 'case-play',
    label: 'Play through the case',
    group: 'Training',
    keys: ['Shift+C'],
    isOpen: isStepping,
    run: walking((oneCase) => oneCase.togglePlay()),
  },
];

/** Keys are heard whatever is shown; a case that is out of sight stays where it is. */
function walking(run: (oneCase: OneCase) => void): (lab: Lab) => void {
  return (lab) => {
    if (isStepping(lab)) run(lab.oneCase);
  };
}

function isStepping({ trainTab, oneCase, model }: Lab): boolean {
  return trainTab === 'case' && oneCase.taken !== null && !model.shown;
}
