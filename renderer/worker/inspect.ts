import { readableVariables, variableReader } from '../../engine/probes/variables.ts';
import { batchOf, forEachIncoming } from '../../engine/simulation/compiled.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { synapseOf } from '../../engine/network/synapse-of.ts';
import { rangeOf } from '../../engine/simulation/sources.ts';
import type { OutputHistory } from './history.ts';
import type { NeuronReadout, RateReadout } from './protocol.ts';

/** Terms of the weighted sum that a readout lists; the rest is only counted. */
export const maxInputs = 64;

/** Steps over which the rate of a step-based model is measured; models in time are measured over a second. */
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
  const { model, batch, index } = batchOf(compiled, global);
  const names = readableVariables(batch);
  const variables = Object.fromEntries(names.map((name) => [name, variableReader(compiled, global, name)()]));
  const { inputs, inputCount } = model.inTime ? nothing : arrivals(simulation, history, global, step);
  return {
    step,
    variables,
    parameters: Object.fromEntries(
      [...batch.parameters].flatMap(([symbol, column]) =>
        column ? [[symbol, column.values.view[index * column.stride]!]] : [],
      ),
    ),
    output: compiled.outputs[global]!,
    inputs,
    inputCount,
    arrived: model.inTime ? arrivedCurrent(simulation, history, global, step) : null,
    rate: measureRate(simulation, population, neuron, variables.z),
  };
}

type Arrivals = Pick<NeuronReadout, 'inputs' | 'inputCount'>;

const nothing: Arrivals = { inputs: [], inputCount: 0 };

function arrivals({ compiled }: Simulation, history: OutputHistory, target: number, step: number): Arrivals {
  const { connections } = compiled.network;
  const inputs: { connection: string; source: string; x: number; w: number }[] = [];
  let inputCount = 0;
  forEachIncoming(compiled, target, ({ connection, source, weight, delay }) => {
    inputCount++;
    if (inputs.length >= maxInputs) return;
    const { id, source: name } = connections[connection]!;
    inputs.push({ connection: id, source: name, x: history.at(source, step - delay), w: weight });
  });
  return { inputs, inputCount };
}

/** What current synapses without vesicles carried to a neuron in the step, in the unit of its input; null where others play a part. */
function arrivedCurrent({ compiled }: Simulation, history: OutputHistory, target: number, step: number): number | null {
  const { network } = compiled;
  const { model } = batchOf(compiled, target);
  if (model.inputs.length !== 1) return null;
  let sum: number | null = 0;
  forEachIncoming(compiled, target, ({ connection, source, weight, delay }) => {
    const synapse = synapseOf(network.connections[connection]!, network, model);
    if (synapse?.kind !== 'current' || sum === null) return;
    sum = synapse.shortTerm ? null : sum + weight * history.at(source, step - delay);
  });
  return sum;
}

/** Rate over the last steps; the standard error takes the counts of the steps as independent. */
function measureRate(
  simulation: Simulation,
  population: string,
  neuron: number,
  z: number | undefined,
): RateReadout | null {
  const recorder = simulation.recorders.find(({ probe }) => probe.kind === 'spikes' && probe.target === population);
  const { compiled, stepCount } = simulation;
  const { model } = batchOf(compiled, rangeOf(compiled.ranges, population).first + neuron);
  if (!recorder || model.output !== 'spikes') return null;
  const { dt } = compiled.network.time;
  const steps = Math.min(model.inTime ? Math.round(1000 / dt) : rateWindow, stepCount);
  let count = 0;
  let squares = 0;
  const { rows } = recorder;
  for (let row = rows.lowerBound(stepCount - steps); row < rows.length; row++) {
    if (rows.get(row, 1) !== neuron) continue;
    count += rows.get(row, 2);
    squares += rows.get(row, 2) ** 2;
  }
  const perSecond = 1000 / dt;
  const mean = count / steps;
  const variance = Math.max(0, squares / steps - mean * mean);
  return {
    measured: mean * perSecond,
    error: Math.sqrt(variance / steps) * perSecond,
    steps,
    model: model.meanOutput && z !== undefined ? model.meanOutput(z, dt) * perSecond : null,
  };
}
