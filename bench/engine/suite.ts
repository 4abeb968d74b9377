import type { Network } from '../../engine/network/types.ts';
import { compile } from '../../engine/simulation/compile.ts';
import { synapseTotal } from '../../engine/simulation/compiled.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { timePairs, type Contender } from '../pairs.ts';
import { createNaive } from '../peers/naive.ts';
import { engineCases, type EngineCase } from './cases.ts';

export interface BenchResult {
  readonly name: string;
  readonly peer: string;
  readonly neurons: number;
  readonly synapses: number;
  readonly stepsPerSecond: number;
  /** Spikes that arrive, each at one synapse. */
  readonly eventsPerSecond: number;
  readonly peerStepsPerSecond: number;
  readonly ratio: number;
  readonly ratios: readonly number[];
}

/** The engine against a simulator of one object a neuron, which must give the same spikes before either is timed. */
export function engineSuite(rounds: number): BenchResult[] {
  return engineCases.map((each) => runCase(each, rounds));
}

function runCase({ name, network, steps, peerSteps }: EngineCase, rounds: number): BenchResult {
  const { neurons, synapses, eventsPerStep } = checkSameSpikes(network, 100);
  const times = timePairs(engineContender(network), naiveContender(network), steps, peerSteps, rounds);
  return {
    name,
    peer: 'naive',
    neurons,
    synapses,
    stepsPerSecond: 1 / times.ours,
    eventsPerSecond: eventsPerStep / times.ours,
    peerStepsPerSecond: 1 / times.peer,
    ratio: times.ratio,
    ratios: times.ratios,
  };
}

function engineContender(network: Network): Contender {
  const simulation = compile(network);
  const { outputs } = simulation.compiled;
  return (steps) => {
    simulation.step(steps);
    return outputs[0]!;
  };
}

function naiveContender(network: Network): Contender {
  const naive = createNaive(network);
  return (steps) => {
    for (let step = 0; step < steps; step++) naive.step();
    return naive.outputOf(network.populations[0]!.id)[0]!;
  };
}

/** Runs both side by side; throws at the first step at which a population's outputs differ. */
function checkSameSpikes(
  network: Network,
  steps: number,
): { neurons: number; synapses: number; eventsPerStep: number } {
  const simulation = compile(network);
  const { ranges, outputs, neuronCount, active } = simulation.compiled;
  const fanOut = fanOutOf(simulation);
  const naive = createNaive(network);
  let events = 0;
  for (let step = 0; step < steps; step++) {
    simulation.step();
    naive.step();
    for (const { id } of network.populations) {
      const { first, size } = ranges.get(id)!;
      const ours = outputs.subarray(first, first + size).join();
      const theirs = naive.outputOf(id).join();
      if (ours !== theirs) throw new Error(`Found ${ours} in "${id}" at step ${step}, expected ${theirs}`);
    }
    for (let k = 0; k < simulation.activeCount; k++) events += fanOut[active[k]!]!;
  }
  if (events === 0) throw new Error(`Found no spike in ${steps} steps, expected a network that is active`);
  return { neurons: neuronCount, synapses: synapseTotal(simulation.compiled), eventsPerStep: events / steps };
}

/** Synapses that leave each source. */
function fanOutOf({ compiled }: Simulation): Int32Array {
  const fanOut = new Int32Array(compiled.sourceCount);
  for (const { group } of compiled.deliverers) {
    const rows = group.rowStart.view;
    for (let s = 0; s < group.sources; s++) fanOut[group.firstSource + s]! += rows[s + 1]! - rows[s]!;
  }
  return fanOut;
}
