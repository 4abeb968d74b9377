import { neuronName, populationOf, type Compiled } from '../../simulation/compiled.ts';
import { rangeOf } from '../../simulation/sources.ts';
import { tolerance } from '../setup.ts';
import type { Course, Cycle } from './find-cycle.ts';
import { findLoop } from './find-loop.ts';
import { describeOscillation } from './text.ts';
import type { Oscillation, SearchProgress } from './types.ts';

/** What happens in a cycle, and the loop that keeps it going; null where neurons change without one. */
export function* oscillationOf(course: Course, cycle: Cycle): Generator<SearchProgress, Oscillation | null> {
  const { compiled } = course.first;
  const changing = yield* changingNeurons(course, cycle);
  const loop = yield* findLoop(compiled, changing);
  if (loop === null) return null;
  const inhibitory = loop.filter(({ isInhibitory }) => isInhibitory).length;
  const facts = {
    period: cycle.period,
    transient: cycle.transient,
    repeatsWithin: cycle.isExact ? 0 : tolerance,
    neurons: changing.map((neuron) => placeOf(compiled, neuron)),
    loop: loop.map(({ connection }) => compiled.network.connections[connection]!.id),
    feedback: inhibitory % 2 === 1 ? ('negative' as const) : ('positive' as const),
    loopDelay: loop.reduce((sum, { delay }) => sum + delay, 0),
  };
  const names = (neurons: readonly number[]): string[] => neurons.map((neuron) => labelOf(compiled, neuron));
  const way = names(loop.map(({ source }) => source));
  return { ...facts, text: describeOscillation(facts, { changing: names(changing), way, inhibitory }) };
}

/** Neurons, by global index, that do not keep one output through a period. */
function* changingNeurons(
  { first, starts, slack }: Course,
  { period, transient }: Cycle,
): Generator<SearchProgress, number[]> {
  const { outputs, neuronCount } = first.compiled;
  first.restore(starts[0]);
  const total = transient + period;
  for (let step = 1; step <= transient + 1; step++) {
    first.step();
    yield { stage: 'follow', done: step, total };
  }
  const reference = Float64Array.from(outputs);
  const changes = new Uint8Array(neuronCount);
  for (let step = 1; step < period; step++) {
    first.step();
    for (let i = 0; i < neuronCount; i++) {
      const value = reference[i]!;
      if (Math.abs(outputs[i]! - value) > slack[i]! * Math.max(1, Math.abs(value))) changes[i] = 1;
    }
    yield { stage: 'follow', done: transient + 1 + step, total };
  }
  return Array.from(changes.keys()).filter((neuron) => changes[neuron] === 1);
}

/** Its name on the canvas; the id beside it where that is another's too, and of a part inside of a chip the way to it. */
function labelOf(compiled: Compiled, neuron: number): string {
  const { id, label } = populationOf(compiled, neuron);
  const name = neuronName(compiled, neuron);
  const isShared = compiled.network.populations.filter((one) => one.label === label).length > 1;
  if (id.includes('/')) return name;
  return `${label}${name.slice(id.length)}${isShared && label !== id ? ` (${id})` : ''}`;
}

function placeOf(compiled: Compiled, neuron: number): { population: string; neuron: number } {
  const { id } = populationOf(compiled, neuron);
  return { population: id, neuron: neuron - rangeOf(compiled.ranges, id).first };
}
