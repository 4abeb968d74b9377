import type { ModelFormat } from '../../engine/formats/trained/export.ts';
import type { Command } from './commands.ts';

type FileFormat = Exclude<ModelFormat, 'network'>;

export type ModelCommandId = 'save-model' | `export-model-${FileFormat}` | 'model-circuit' | 'predict' | 'close-model';

/** What the menu calls the formats that a model is exported to, and what they are for. */
export const modelExports: readonly { readonly format: FileFormat; readonly label: string; readonly what: string }[] = [
  { format: 'onnx', label: 'ONNX', what: 'for ONNX Runtime and other programs' },
  { format: 'json', label: 'JSON layers', what: 'the numbers alone' },
  { format: 'typescript', label: 'TypeScript', what: 'one file without imports' },
  { format: 'python', label: 'Python', what: 'one file of Python 3, without packages' },
];

/** What can be done with a trained model. Ctrl+S saves it too, where it is shown. */
export const modelCommands: readonly Command[] = [
  {
    id: 'save-model',
    label: 'Save the model…',
    group: 'Training',
    keys: [],
    isOpen: ({ model }) => model.isThere,
    run: ({ model }) => model.isThere && void model.save(),
  },
  ...modelExports.map(({ format, label }): Command => ({
    id: `export-model-${format}`,
    label: `Export the model as ${label}…`,
    group: 'Training',
    keys: [],
    isOpen: ({ model }) => model.isThere,
    run: ({ model }) => model.isThere && void model.export(format),
  })),
  {
    id: 'model-circuit',
    label: 'Open the model as a circuit',
    group: 'Training',
    keys: [],
    isOpen: ({ model }) => model.isThere,
    run: ({ model }) => model.isThere && void model.openCircuit(),
  },
  {
    id: 'predict',
    label: 'Predict a table…',
    group: 'Training',
    keys: ['$mod+p'],
    isOpen: ({ model }) => model.isThere,
    run: ({ model }) => model.isThere && void model.askTable(),
  },
  {
    id: 'close-model',
    label: 'Back to training',
    group: 'Training',
    keys: [],
    isOpen: ({ model }) => model.shown !== null,
    run: ({ model }) => model.close(),
  },
];
