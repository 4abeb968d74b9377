import { getModel } from '../../models/index.ts';
import { flatten } from '../../network/flatten.ts';
import type { Issue } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../circuit.ts';
import type { Sequence, SequenceOptions } from './types.ts';

export const defaultTrials = 1000;

/** The ones of every step and output are counted. */
const maxCounts = 4_000_000;

/** What keeps a sequence from being run on a circuit. */
export function checkSequence(network: Network, sequence: Sequence, options: SequenceOptions = {}): Issue[] {
  const { trials = defaultTrials, required = 0.5 } = options;
  const issues = [...checkModels(network), ...checkNames(network, sequence)];
  if (sequence.vectors.length === 0) {
    issues.push({ path: 'vectors', message: 'the sequence has no vector', expected: 'at least one' });
  }
  if (!(Number.isInteger(trials) && trials >= 1 && trials <= 1_000_000)) {
    issues.push({ path: 'trials', message: `found ${trials}`, expected: 'a whole number from 1 to 1000000' });
  }
  if (!(required >= 0 && required < 1)) {
    const expected = 'a probability of at least 0 and below 1';
    issues.push({ path: 'required', message: `found ${required}`, expected });
  }
  const steps = sequence.vectors.reduce((sum, vector) => sum + vector.steps, 0);
  const most = Math.floor(maxCounts / Math.max(1, sequence.outputs.length));
  if (steps <= most) return issues;
  return [...issues, { path: 'vectors', message: `they last ${steps} steps in all`, expected: `at most ${most}` }];
}

/** A vector is read as bits of one step, which a neuron in time does not have. */
function checkModels(drawn: Network): Issue[] {
  const { network, places } = flatten(drawn);
  const { populations, models } = network;
  const index = populations.findIndex(({ model }) => getModel(model, models).inTime);
  if (index < 0) return [];
  const message = `${populations[index]!.model} lives in time, and a sequence reads one bit of each step`;
  const expected = 'step-based neurons, such as mcculloch-pitts or stochastic-binary';
  return [{ path: `${places.populations[index]}.model`, message, expected }];
}

function checkNames(network: Network, { inputs, outputs }: Sequence): Issue[] {
  const known = {
    inputs: circuitInputs(network).map(({ id }) => id),
    outputs: circuitOutputs(network).map(({ id }) => id),
  };
  const unknown = (path: 'inputs' | 'outputs', names: readonly string[]): Issue[] =>
    names.flatMap((name, index) => {
      if (known[path].includes(name)) return [];
      const noun = path.slice(0, -1);
      const expected = known[path].length > 0 ? `one of ${known[path].join(', ')}` : `a circuit with an ${noun}`;
      return [{ path: `${path}[${index}]`, message: `the circuit has no ${noun} "${name}"`, expected }];
    });
  const issues = [...unknown('inputs', inputs), ...unknown('outputs', outputs)];
  if (outputs.length > 0) return issues;
  return [...issues, { path: 'outputs', message: 'the sequence reads no output', expected: 'at least one lamp' }];
}
