import { createLanes } from '../../../engine/logic/lanes/lanes.ts';
import { dontCare, type BooleanFunction } from '../../../engine/logic/synthesis/function.ts';
import { learnByPerceptron, type LearntNeuron } from '../../../engine/logic/synthesis/learn.ts';
import { reportOutputs, synthesize } from '../../../engine/logic/synthesis/synthesize.ts';
import { laneMismatches } from '../../../engine/logic/synthesis/verify.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import type { FunctionReport, Made, SynthesisRequest } from './protocol.ts';

/** Of more inputs, the rule's thousand passes would take too long to watch. */
const mostLearntInputs = 6;

export function describeFunction(target: BooleanFunction): FunctionReport {
  return { outputs: reportOutputs(target), learnt: target.outputs.map(({ values }) => learn(values, target)) };
}

function learn(values: Uint8Array, { inputs }: BooleanFunction): LearntNeuron | null {
  if (inputs.length > mostLearntInputs || values.every((value) => value === dontCare)) return null;
  return learnByPerceptron(values, inputs.length);
}

/** Builds the circuit and holds all rows of its truth table against the function. */
export function makeCircuit({ target, style, outputs }: SynthesisRequest): Parsed<Made> {
  const made = synthesize(target, style, outputs);
  if (!made.ok) return made;
  const lanes = createLanes(made.value.network);
  if (!lanes.ok) return lanes;
  return { ok: true, value: { synthesis: made.value, wrong: laneMismatches(lanes.value, target).length } };
}
