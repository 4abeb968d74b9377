import type { Expression } from '../equations/ast.ts';
import type { Program } from '../integration/program.ts';
import { createEvaluator } from './js-evaluate.ts';
import { stepsOf, type BatchArrays, type Kernel, type KernelRandom } from './kernel.ts';

/**
 * The reference backend: the program as a tree of closures, neuron by neuron, without eval. Slow, and plain enough to be
 * right; tests hold the WebAssembly backend against it.
 */
export function createJsKernel(program: Program, arrays: BatchArrays, random: KernelRandom, dt: number): Kernel {
  const { size, first, outputs, active, check } = arrays;
  const evaluator = createEvaluator(arrays, program.tables, random, dt);
  const update = program.update.map((statement) => evaluator.assignment(statement));
  const output = evaluator.expression(program.output.value);
  const reset = program.reset.map((statement) => evaluator.assignment(statement));
  const refractory = createRefractory(program, arrays, evaluator.expression, dt);
  const isThreshold = program.output.kind === 'threshold';
  const watched = program.state.map((name) => arrays.state.get(name)!.view);

  return {
    update(step, count) {
      let sum = 0;
      let next = count;
      evaluator.begin(step);
      for (let i = 0; i < size; i++) {
        const isActive = refractory.isActive(i, step);
        evaluator.neuron(isActive);
        for (const assign of update) assign(i);
        const y = isActive ? output(i) : 0;
        if (!isThreshold) outputs.view[first + i] = y;
        if (y !== 0) {
          active.view[next++] = first + i;
          refractory.begin(i, step);
        }
        for (const values of watched) sum += values[i]!;
        if (!isThreshold) sum += y;
      }
      evaluator.clearInputs();
      check.view[0] = sum;
      return next;
    },
    reset(step, from, to) {
      evaluator.begin(step);
      for (let k = from; k < to; k++) for (const assign of reset) assign(active.view[k]! - first);
    },
  };
}

/** Who is refractory: until a step, or from a spike on while a condition holds. */
function createRefractory(
  { refractory: rule }: Program,
  { refractory, constants }: BatchArrays,
  expression: (tree: Expression) => (neuron: number) => number,
  dt: number,
): { isActive(neuron: number, step: number): boolean; begin(neuron: number, step: number): void } {
  if (!rule || !refractory) return { isActive: () => true, begin: () => {} };
  const until = refractory.view;
  if (rule.kind === 'time') {
    const duration = constants.get(rule.duration)!;
    return {
      // Steps wrap around at 2³²: what counts is the sign of the difference.
      isActive: (i, step) => ((until[i]! - step) | 0) <= 0,
      begin: (i, step) => void (until[i] = step + stepsOf(duration.values.view[i * duration.stride]!, dt)),
    };
  }
  const holds = expression(rule.value);
  return {
    isActive(i) {
      if (until[i] !== 0 && holds(i) === 0) until[i] = 0;
      return until[i] === 0;
    },
    begin: (i) => void (until[i] = 1),
  };
}
