import type { NeuronModel, VariableSpec } from './types.ts';

/** What a trace can record of a model besides its output `y`: state variables, subexpressions and inputs. */
export function recordable({ variables, inputs }: NeuronModel): readonly VariableSpec[] {
  return [...variables, ...inputs.map(({ name, unit }) => ({ symbol: name, label: name, unit }))];
}
