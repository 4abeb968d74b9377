import { flattenNetwork } from '../../network/flatten.ts';
import type { Network } from '../../network/types.ts';
import { neuronName, populationOf, type Compiled } from '../../simulation/compiled.ts';
import { rangeOf } from '../../simulation/sources.ts';
import { NonFiniteError, type Simulation } from '../../simulation/simulation.ts';
import { horizonOf } from '../horizon.ts';
import { setUp, tolerance } from '../setup.ts';
import { upstreamOfLamps } from '../upstream.ts';
import { findCycle, type Course, type Cycle } from './find-cycle.ts';
import { findLoop } from './find-loop.ts';
import { goesByItself } from './goes-by-itself.ts';
import { describeOscillation } from './text.ts';
import type { Levels, Oscillation, OscillationOptions } from './types.ts';

/**
 * What a circuit does that does not settle, for one row of inputs, set before step 0 of a silent circuit or after those
 * of `before`. Null when it comes to rest, when no state comes again within `maxSteps`, when a value overflows, and for
 * circuits that are random, live in time, or change from outside or by learning as they run.
 */
export function findOscillation(
  network: Network,
  inputs: Levels,
  { before = [], maxSteps = 10_000 }: OscillationOptions = {},
): Oscillation | null {
  const circuit = upstreamOfLamps(flattenNetwork(network));
  if (!goesByItself(circuit)) return null;
  try {
    const course = follow(circuit, inputs, before);
    const cycle = findCycle(course, maxSteps);
    return cycle && cycle.period > 1 ? oscillationOf(course, cycle) : null;
  } catch (error) {
    if (error instanceof NonFiniteError) return null;
    throw error;
  }
}

/** The circuit as it stands when the inputs have just been set, twice. */
function follow(circuit: Network, inputs: Levels, before: NonNullable<OscillationOptions['before']>): Course {
  const horizon = horizonOf(circuit);
  const [first, second] = [0, 1].map(() => setUp(circuit, { horizon, trials: 1, rowCount: 1 }));
  const starts = [first!, second!].map(({ simulation }) => {
    for (const { inputs: levels, steps } of before) {
      setLevels(simulation, circuit, levels);
      simulation.step(steps);
    }
    setLevels(simulation, circuit, inputs);
    return simulation.snapshot();
  });
  return {
    first: first!.simulation,
    second: second!.simulation,
    starts: [starts[0]!, starts[1]!],
    longestDelay: horizon.longestDelay,
    slack: first!.rates,
  };
}

function setLevels({ levels }: Simulation, { stimuli }: Network, inputs: Levels): void {
  stimuli.forEach(({ id, kind }, index) => {
    if (kind === 'toggle' && inputs[id] !== undefined) levels[index] = inputs[id];
  });
}

function oscillationOf(course: Course, cycle: Cycle): Oscillation | null {
  const { compiled } = course.first;
  const changing = changingNeurons(course, cycle);
  const loop = findLoop(compiled, changing);
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
function changingNeurons({ first, starts, slack }: Course, { period, transient }: Cycle): number[] {
  const { outputs, neuronCount } = first.compiled;
  first.restore(starts[0]);
  first.step(transient + 1);
  const reference = Float64Array.from(outputs);
  const changes = new Uint8Array(neuronCount);
  for (let step = 1; step < period; step++) {
    first.step();
    for (let i = 0; i < neuronCount; i++) {
      const value = reference[i]!;
      if (Math.abs(outputs[i]! - value) > slack[i]! * Math.max(1, Math.abs(value))) changes[i] = 1;
    }
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
