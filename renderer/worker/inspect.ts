import { batchOf } from '../../engine/simulation/arrays.ts';
import { rangeOf } from '../../engine/simulation/csr.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { OutputHistory } from './history.ts';
import type { NeuronReadout, RateReadout } from './protocol.ts';

/** Terms of the weighted sum that a readout lists; the rest is only counted. */
export const maxInputs = 64;

/** Steps over which a rate is measured. */
const rateWindow = 1000;

/** One neuron at the last step done; null before the first step. */
export function inspectNeuron(
  simulation: Simulation,
  history: OutputHistory,
  population: string,
  neuron: number,
): NeuronReadout | null {
  const { compiled } = simulation;
  const step = simulation.stepCount - 1;
  if (step < 0 || !compiled.ranges.has(population)) return null;
  const global = rangeOf(compiled.ranges, population).first + neuron;
  const { batch, index } = batchOf(compiled, global);
  const { inputs, inputCount } = arrivals(simulation, history, global, step);
  return {
    step,
    variables: Object.fromEntries(Object.entries(batch.variables).map(([symbol, values]) => [symbol, values[index]!])),
    parameters: Object.fromEntries(
      Object.entries(batch.parameters).map(([symbol, { values, stride }]) => [symbol, values[index * stride]!]),
    ),
    output: compiled.outputs[global]!,
    inputs,
    inputCount,
    rate: measureRate(simulation, population, neuron),
  };
}

function arrivals(
  { compiled }: Simulation,
  history: OutputHistory,
  target: number,
  step: number,
): Pick<NeuronReadout, 'inputs' | 'inputCount'> {
  const { synapses, network } = compiled;
  const inputs: { connection: string; source: string; x: number; w: number }[] = [];
  let inputCount = 0;
  for (let source = 0; source < compiled.outputs.length; source++) {
    for (let k = synapses.rowStart[source]!; k < synapses.rowStart[source + 1]!; k++) {
      if (synapses.target[k] !== target) continue;
      inputCount++;
      if (inputs.length >= maxInputs) continue;
      const connection = network.connections[synapses.connection[k]!]!;
      const x = history.at(source, step - synapses.delay[k]!);
      inputs.push({ connection: connection.id, source: connection.source, x, w: synapses.weight[k]! });
    }
  }
  return { inputs, inputCount };
}

/** Rate over the last second of steps; the standard error takes the counts of the steps as independent. */
function measureRate(simulation: Simulation, population: string, neuron: number): RateReadout | null {
  const recorder = simulation.recorders.find(({ probe }) => probe.kind === 'spikes' && probe.target === population);
  const { compiled, stepCount } = simulation;
  const { model, batch, index } = batchOf(compiled, rangeOf(compiled.ranges, population).first + neuron);
  if (!recorder || model.output !== 'spikes') return null;
  const steps = Math.min(rateWindow, stepCount);
  let count = 0;
  let squares = 0;
  const { rows } = recorder;
  for (let row = rows.lowerBound(stepCount - steps); row < rows.length; row++) {
    if (rows.get(row, 1) !== neuron) continue;
    count += rows.get(row, 2);
    squares += rows.get(row, 2) ** 2;
  }
  const { dt } = compiled.network.time;
  const perSecond = 1000 / dt;
  const mean = count / steps;
  const variance = Math.max(0, squares / steps - mean * mean);
  return {
    measured: mean * perSecond,
    error: Math.sqrt(variance / steps) * perSecond,
    steps,
    model: model.meanOutput(batch.variables.z![index]!, dt) * perSecond,
  };
}
