import type { SpikingChoice } from '../../engine/learning/spiking-experiment.ts';
import { defaultLif } from '../../engine/learning/surrogate/design.ts';
import { encodings } from '../../engine/learning/surrogate/spec.ts';
import { surrogateKinds } from '../../engine/learning/surrogate/surrogate.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';

const neurons = ['lif', 'stochastic-binary'] as const;

/** Options of layers of spiking neurons, in place of units that are differentiable. */
export const spikingOptions = {
  spiking: {
    type: 'string',
    valueHint: 'NEURON',
    description: `Hidden layers of spiking neurons, trained through time by surrogate gradients: ${neurons.join(' or ')}`,
  },
  surrogate: {
    type: 'string',
    valueHint: 'NAME',
    description: `Of lif neurons: ${surrogateKinds.join(' or ')}; fast-sigmoid when left out`,
  },
  slope: { type: 'string', valueHint: 'X', description: 'Steepness of the surrogate; what is usual when left out' },
  steps: { type: 'string', valueHint: 'N', description: 'Steps that a spiking network sees a row; 20 when left out' },
  encoding: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Inputs of a spiking network as current (when left out), or as spikes at a rate from 0 to 1',
  },
} as const;

/** What `--spiking` asks for; null where it is not given. */
export function readSpiking(args: Arguments): SpikingChoice | null {
  const kind = choiceOption(args, 'spiking', neurons);
  const given = (names: readonly string[]): string | undefined => names.find((name) => args.text(name) !== null);
  if (kind === null) {
    const alone = given(['surrogate', 'slope', 'steps', 'encoding']);
    if (alone !== undefined) fail(`--${alone}`, 'is given without --spiking', 'both or neither');
    return null;
  }
  const misfit = given(['network', 'activation', 'dropout', 'precision']);
  if (misfit !== undefined)
    fail(`--${misfit}`, 'is given besides --spiking, which has units of its own', 'one of the two');
  if (args.text('optimizer') === 'lbfgs')
    fail(
      '--optimizer',
      'found lbfgs for spiking neurons, whose surrogate gradients belong to no loss',
      'another optimizer',
    );
  if (args.text('hidden') === '0') fail('--hidden', 'found no layer of spiking neurons', 'at least one, such as 16');
  const steps = wholeOption(args, 'steps', { min: 1, max: 1000 }) ?? 20;
  const encoding = choiceOption(args, 'encoding', encodings) ?? 'current';
  if (kind === 'lif') {
    const surrogate = choiceOption(args, 'surrogate', surrogateKinds) ?? 'fast-sigmoid';
    const slope = numberOption(args, 'slope', { above: 0, max: 1e6 });
    return { neuron: slope === null ? defaultLif(surrogate) : defaultLif(surrogate, slope), steps, encoding };
  }
  const unfit = given(['surrogate', 'slope']);
  if (unfit !== undefined)
    fail(`--${unfit}`, 'is given for stochastic neurons, whose gradient is straight-through', `no --${unfit}`);
  return { neuron: { kind, straightThrough: 'slope' }, steps, encoding };
}
