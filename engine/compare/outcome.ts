import { estimateEnergy } from '../analysis/energy.ts';
import { wilson, z95 } from '../analysis/intervals.ts';
import { countOperations } from '../analysis/operations.ts';
import { poissonInterval } from '../analysis/quantiles.ts';
import { circuitOutputs } from '../logic/circuit.ts';
import { isDeterministic } from '../logic/timing.ts';
import { getModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { populationOf } from '../simulation/compiled.ts';
import { rangeOf } from '../simulation/sources.ts';
import type { Contender } from './contender.ts';
import { measureConvergence } from './convergence/convergence.ts';
import type { Convergence } from './convergence/types.ts';
import { findCorrelations } from './correlations/find.ts';
import { modelLabel } from './model-label.ts';
import type { ComparedModel, ComparedOutput, NeuronAt, PopulationRate, SpikeTrains } from './types.ts';

/** All that one model showed so far. */
export function outcomeOf(
  contender: Contender,
  watched: readonly NeuronAt[],
  windows: readonly number[],
): ComparedModel {
  const { id, mapping, simulation, observer } = contender;
  const { network } = simulation.compiled;
  const operations = countOperations(simulation, observer.counter);
  return {
    ...{ id, mapping, dt: network.time.dt, steps: simulation.stepCount, failure: contender.failure },
    label: modelLabel(id, network),
    rates: ratesOf(contender),
    outputs: outputsOf(contender),
    spikes: trainsOf(contender),
    isCut: observer.log.isCut,
    traces: observer.traces(),
    convergence: convergenceOf(contender, watched, windows),
    correlations: correlationsOf(contender),
    operations,
    energy: estimateEnergy(operations),
    wallSeconds: contender.wall > 0 ? contender.wall / 1000 : null,
  };
}

function ratesOf(contender: Contender): PopulationRate[] {
  const { simulation, observer } = contender;
  const { network, ranges } = simulation.compiled;
  return observer.counter.activity().map((activity): PopulationRate => {
    const { first, size } = rangeOf(ranges, activity.population);
    const { spikes, ...others } = activity;
    const starts = Array.from(observer.first.subarray(first, first + size)).filter((step) => step >= 0);
    return {
      ...others,
      spikes,
      interval: intervalOf(contender, getModel(activity.model, network.models), spikes, size),
      firstSpike:
        spikes === null || starts.length === 0
          ? null
          : inMs(
              starts.reduce((a, b) => Math.min(a, b)),
              network.time.dt,
            ),
    };
  });
}

/** Of the rate in spikes/s of one of `neurons`. */
function intervalOf(
  { simulation }: Contender,
  model: NeuronModel,
  spikes: number | null,
  neurons: number,
): PopulationRate['interval'] {
  const { network } = simulation.compiled;
  const trials = neurons * simulation.stepCount;
  if (spikes === null || trials === 0 || isDeterministic(network)) return null;
  const perSecond = 1000 / network.time.dt;
  if (!model.inTime && model.parsed.output.kind === 'threshold' && spikes <= trials) {
    const { low, high } = wilson(spikes, trials, z95);
    return { low: low * perSecond, high: high * perSecond, law: 'binomial' };
  }
  const { low, high } = poissonInterval(spikes);
  return { low: (low * perSecond) / trials, high: (high * perSecond) / trials, law: 'poisson' };
}

function outputsOf(contender: Contender): ComparedOutput[] {
  const { simulation, observer } = contender;
  const { network, ranges } = simulation.compiled;
  const { dt } = network.time;
  const done = simulation.stepCount;
  return circuitOutputs(network).map(({ id, target, neuron }): ComparedOutput => {
    const source = rangeOf(ranges, target).first + neuron;
    const model = getModel(network.populations.find((each) => each.id === target)!.model, network.models);
    const total = observer.counter.totals[source]!;
    const isSpiking = model.output === 'spikes';
    const [late, lateSteps] = [observer.late.total(source), observer.late.steps()];
    const isChance = isSpiking && !model.inTime && !isDeterministic(network);
    const share = isChance ? wilson(Math.min(late, lateSteps), lateSteps) : null;
    const first = observer.first[source]!;
    const lit = Math.min(done, observer.counter.sent[source]!);
    return {
      ...{ id, population: target, neuron },
      lit: model.inTime || !isSpiking || done === 0 ? null : wilson(lit, done),
      spikes: isSpiking ? total : null,
      rate: isSpiking && done > 0 ? (1000 * total) / (done * dt) : null,
      interval: intervalOf(contender, model, isSpiking ? total : null, 1),
      meanOutput: done > 0 ? total / done : 0,
      bit: isLit(model, late, lateSteps) ? 1 : 0,
      isSure: !(share && share.low < 0.5 && share.high > 0.5),
      firstSpike: isSpiking && first >= 0 ? inMs(first, dt) : null,
    };
  });
}

/** By the outputs of the second half: see `ComparedOutput`. */
function isLit(model: NeuronModel, late: number, steps: number): boolean {
  if (model.output !== 'spikes') return model.isOn(late / steps);
  return model.inTime ? late > 0 : late / steps > 0.5;
}

function trainsOf({ simulation, observer }: Contender): SpikeTrains[] {
  const { network, ranges } = simulation.compiled;
  const { dt } = network.time;
  const [steps, sources, counts] = [observer.log.steps(), observer.log.sources(), observer.log.counts()];
  return [...network.populations, ...network.stimuli].flatMap(({ id }): SpikeTrains[] => {
    const { first, size } = rangeOf(ranges, id);
    const times: number[] = [];
    const neurons: number[] = [];
    for (let k = 0; k < steps.length; k++) {
      const neuron = sources[k]! - first;
      if (neuron < 0 || neuron >= size) continue;
      for (let n = 0; n < counts[k]!; n++) {
        times.push(inMs(steps[k]!, dt));
        neurons.push(neuron);
      }
    }
    return times.length === 0
      ? []
      : [{ population: id, times: Float64Array.from(times), neurons: Int32Array.from(neurons) }];
  });
}

function convergenceOf(contender: Contender, watched: readonly NeuronAt[], windows: readonly number[]): Convergence[] {
  const { simulation, observer } = contender;
  const { network, ranges } = simulation.compiled;
  // Counts that are left out would be no counts.
  if (observer.log.isCut) return [];
  const [steps, sources, counts] = [observer.log.steps(), observer.log.sources(), observer.log.counts()];
  return watched.flatMap(({ population, neuron }) => {
    const { model: modelId } = network.populations.find(({ id }) => id === population)!;
    const model = getModel(modelId, network.models);
    if (model.output !== 'spikes') return [];
    const source = rangeOf(ranges, population).first + neuron;
    const perStep = new Float64Array(simulation.stepCount);
    for (let k = 0; k < steps.length; k++) if (sources[k] === source) perStep[steps[k]!]! += counts[k]!;
    const { dt } = network.time;
    const scale = model.inTime ? 1000 / dt : 1;
    const rateValue = contender.reference && scale * contender.reference(population, neuron);
    return measureConvergence({ population, neuron, model, perStep, dt, rateValue }, windows) ?? [];
  });
}

function correlationsOf(contender: Contender): ComparedModel['correlations'] {
  const { simulation, observer, reference } = contender;
  if (isDeterministic(simulation.compiled.network) || observer.log.isCut) return [];
  const { steps } = observer.counter;
  const means = observer.counter.totals.map((total) => total / Math.max(1, steps));
  const { compiled } = simulation;
  const rateModel =
    reference &&
    ((neuron: number): number => {
      const { id } = populationOf(compiled, neuron);
      return reference(id, neuron - rangeOf(compiled.ranges, id).first);
    });
  return findCorrelations({ compiled, log: observer.log, steps, means, rateModel });
}

/** Steps in ms, without the rounding of a product: 46 · 0.1 is 4.6. */
function inMs(steps: number, dt: number): number {
  return Number((steps * dt).toPrecision(12));
}
