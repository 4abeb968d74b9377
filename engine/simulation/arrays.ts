import { createJsKernel } from '../codegen/js.ts';
import { hasSimd } from '../codegen/wasm/api.ts';
import { createWasmKernel } from '../codegen/wasm/kernel.ts';
import type { KernelMaker, KernelRandom } from '../codegen/kernel.ts';
import { planMemory, type Precision } from '../codegen/memory.ts';
import { createCrew, type Crew } from '../codegen/parallel/crew.ts';
import type { StartHelper } from '../codegen/parallel/order.ts';
import type { IntegrationMethod } from '../equations/types.ts';
import { getModel } from '../models/index.ts';
import { byId } from '../network/by-id.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import { planStimuli } from '../stimuli/drive.ts';
import { planDeliverers } from '../synapses/deliverers.ts';
import { endKindsOf, portOf } from '../synapses/ports.ts';
import { planBatchArrays } from './batch.ts';
import type { Compiled } from './compiled.ts';
import { longestDelayOf, planGroupArrays } from './groups.ts';
import { planGroups } from './plan-groups.ts';
import { placesOf } from './places.ts';
import { planBatches, portName, type BatchPlan } from './plan.ts';
import type { Clock } from './clock.ts';
import { createRandomKeys } from './keys.ts';
import { layOutSources, sizesOf } from './sources.ts';

export type Backend = 'wasm' | 'js';

export interface LayoutOptions {
  readonly backend: Backend;
  readonly precision: Precision;
  /** Instead of what the models ask for or the equations suggest. */
  readonly method: IntegrationMethod | undefined;
  /** Whether costly functions of the membrane potential are read from tables. */
  readonly tables: boolean;
  /** Calls a second thread. */
  readonly startHelper: StartHelper | undefined;
}

/** Lays out a valid network in memory. Throws when the network names what it lacks: check it first. */
export function layOut(network: Network, clock: Clock, options: LayoutOptions): Compiled {
  const { backend, precision, method, tables } = options;
  const startHelper = backend === 'wasm' ? options.startHelper : undefined;
  const randomKeys = createRandomKeys(network);
  const sizes = { ranges: sizesOf(network), randomKeys };
  const delays = network.connections.map((connection) => longestDelayOf(connection, network, sizes));
  const delayOf = new Map(network.connections.map((connection, index) => [connection, delays[index]!]));
  const plans = planBatches(network, (connection) => delayOf.get(connection)!, {
    method,
    tables: tables ? precision : null,
  });
  const layout = layOutSources(network, plans, randomKeys);
  const memory = planMemory(precision, startHelper !== undefined);
  const inputOf = inputsOf(network, plans);
  const groupPlans = planGroups(network, layout, inputOf, (connection) => kindOf(connection, network));
  const ringLengths = ringLengthsOf(network, plans, inputOf, delays);

  const shared = {
    outputs: memory.reals(layout.sourceCount + padding),
    active: memory.ints(layout.sourceCount + padding),
    check: memory.reals(2),
  };
  const silenced = memory.ints(layout.sourceCount);
  const binSums = network.probes.flatMap(({ kind, id }) => (kind === 'rate' ? [[id, memory.reals(1)] as const] : []));
  const stimuli = planStimuli(memory, network, layout, shared);
  const batches = plans.map((plan, index) => {
    const first = layout.ranges.get(plan.members[0]!.id)!.first;
    return { first, planned: planBatchArrays(memory, plan, first, ringLengths[index]!, shared) };
  });
  const groups = groupPlans.map((plan) => {
    const { first, planned } = batches[plan.batch]!;
    return planGroupArrays(memory, plan, network, layout, { ring: planned.rings.get(plan.input)!, first });
  });
  const damage = { lesioned: false };
  const own = groups.map(({ group }) => group);
  const deliverers = planDeliverers(memory, own, { network, layout, clock, silenced, damage });

  const allocated = memory.allocate();
  const crew = startHelper ? createCrew(allocated.memory, startHelper) : null;
  const make = kernelMakerOf(backend, crew);
  for (const { fill } of groups) fill();
  const carrier = backend === 'wasm' ? { memory: allocated.memory, ...shared } : null;
  return {
    ...layout,
    network,
    batches: batches.map(({ planned }) => {
      const random = kernelRandom(planned.plan, layout.keys, clock);
      return planned.attach(allocated.memory, make, random, network.time.dt, {
        seed: network.seed,
        keys: randomKeys.values,
      });
    }),
    outputs: shared.outputs.view.subarray(0, layout.sourceCount),
    active: shared.active.view,
    silenced: silenced.view,
    damage,
    stimuli: stimuli(carrier),
    deliverers: deliverers(carrier),
    places: placesOf(network, own),
    longestDelay: delays.reduce((longest, delay) => Math.max(longest, delay), 1),
    check: shared.check.view,
    crew,
    binSums: new Map(binSums.map(([id, region]) => [id, region.view])),
    memory: allocated,
  };
}

/** Vector stores of the last neurons may write past them. */
const padding = 8;

function kernelMakerOf(backend: Backend, crew: Crew | null): KernelMaker {
  if (backend === 'js') return createJsKernel;
  return (program, arrays, random, dt) => createWasmKernel(program, arrays, random, dt, crew);
}

/** The backend that this host can run: without 128-bit SIMD, the reference. */
export function availableBackend(wished: Backend): Backend {
  return wished === 'wasm' && hasSimd() ? 'wasm' : 'js';
}

/** What synapses do besides weighing: their type, and for rules that take rates too which ends have spikes instead. */
function kindOf(connection: Connection, network: Network): string {
  const type = byId(network.synapses).get(connection.synapse);
  if (type === undefined || (type.plasticity === null && type.shortTerm === null)) return '';
  const { sourceSpikes, targetSpikes } = endKindsOf(connection, network);
  return [type.id, sourceSpikes, targetSpikes].join(' ');
}

/** Where a connection acts: the batch of its target, and the ring there. */
function inputsOf(
  network: Network,
  plans: readonly BatchPlan[],
): (connection: Connection) => { batch: number; input: string } {
  const batchOfTarget = new Map(plans.flatMap(({ members }, batch) => members.map(({ id }) => [id, batch] as const)));
  const models = new Map(network.populations.map(({ id, model }) => [id, getModel(model, network.models)]));
  return (connection) => {
    const model = models.get(connection.target)!;
    return { batch: batchOfTarget.get(connection.target)!, input: portName(portOf(connection, network, model)) };
  };
}

/** Rows of each ring: one more than the longest delay that it carries. */
function ringLengthsOf(
  { connections }: Network,
  plans: readonly BatchPlan[],
  inputOf: (connection: Connection) => { batch: number; input: string },
  delays: readonly number[],
): Map<string, number>[] {
  const lengths = plans.map(() => new Map<string, number>());
  connections.forEach((connection, index) => {
    const { batch, input } = inputOf(connection);
    const known = lengths[batch]!;
    known.set(input, Math.max(known.get(input) ?? 0, delays[index]! + 1));
  });
  return lengths;
}

function kernelRandom({ members }: BatchPlan, keys: ReadonlyMap<string, number>, clock: Clock): KernelRandom {
  const size = members.reduce((sum, member) => sum + member.size, 0);
  const key = new Uint32Array(size);
  const index = new Uint32Array(size);
  let k = 0;
  for (const { id, size: count } of members) {
    for (let i = 0; i < count; i++, k++) {
      key[k] = keys.get(id)!;
      index[k] = i;
    }
  }
  // Neurons that only pad the arrays draw as well; nobody sees what.
  const at = (neuron: number, draw: number) => clock.random.at(key[neuron] ?? 0, index[neuron] ?? 0, clock.step, draw);
  return {
    rand: (neuron, draw) => at(neuron, draw).uniform(),
    randn: (neuron, draw) => at(neuron, draw).normal(),
    poisson: (mean, neuron, draw) => (mean > 0 ? at(neuron, draw).poisson(mean) : 0),
  };
}
