import type { Choices } from '../../engine/learning/experiment.ts';
import { initializerKinds, initializerOf, type Initializer } from '../../engine/learning/initializers.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import { numberOption } from './numbers.ts';

/** Options of layers and their first weights, in the order of the help. */
export const layerOptions = {
  hidden: {
    type: 'string',
    valueHint: 'N,N…',
    description: 'Units of each hidden layer; 16 when left out, 0 for none',
  },
  activation: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Of hidden units: tanh (when left out), relu, leaky-relu, logistic, linear',
  },
  dropout: {
    type: 'string',
    valueHint: 'P',
    description: 'Probability that a hidden unit is silent for a sample while learning',
  },
  init: {
    type: 'string',
    valueHint: 'NAME',
    description: `First weights: ${initializerKinds.join(', ')}; when left out what suits the units, or a circuit's own`,
  },
} as const;

export function readLayers(args: Arguments): Pick<Choices, 'hidden' | 'activation' | 'dropout' | 'initializer'> {
  const activations = ['tanh', 'relu', 'leaky-relu', 'logistic', 'linear'] as const;
  return {
    hidden: readHidden(args),
    activation: choiceOption(args, 'activation', activations) ?? 'tanh',
    dropout: numberOption(args, 'dropout', { min: 0, below: 1 }) ?? 0,
    initializer: readInitializer(args),
  };
}

/** Of a layer. */
const mostUnits = 65_536;

function readHidden(args: Arguments): number[] {
  const text = args.text('hidden') ?? '16';
  if (text === '0') return [];
  const sizes = text.split(',').map((each) => Number(each.trim()));
  if (sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= mostUnits)) return sizes;
  const expected = `sizes of layers from 1 to ${mostUnits.toLocaleString('en')}, such as 16 or 32,16, or 0 for no hidden layer`;
  return fail('--hidden', `found "${text}"`, expected);
}

function readInitializer(args: Arguments): Initializer | null {
  const kind = choiceOption(args, 'init', initializerKinds);
  return kind && initializerOf(kind);
}
