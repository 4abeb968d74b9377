import { OutOfMemoryError } from '../../engine/codegen/memory.ts';
import { fewestForTwo } from '../../engine/codegen/parallel/crew.ts';
import type { IntegrationMethod } from '../../engine/equations/types.ts';
import type { Network } from '../../engine/network/types.ts';
import { compile } from '../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../engine/simulation/simulation.ts';
import { fail } from './failure.ts';

/** A valid network, ready to run. Fails in words when it is larger than the memory there is. */
export function createSimulation(network: Network, options: SimulationOptions): Simulation {
  try {
    const simulation = compile(network, options);
    if (simulation.compiled.crew?.isIdle) failIdle();
    if (options.method && !uses(simulation, options.method)) failUnused(options.method);
    return simulation;
  } catch (error) {
    if (error instanceof OutOfMemoryError) return fail('network', error.message, error.remedy);
    if (!(error instanceof RangeError && /allocat|array length/i.test(error.message))) throw error;
    return fail('network', `needs more memory than there is (${error.message})`, 'fewer neurons, synapses or delays');
  }
}

function failIdle(): never {
  const found = `2 finds no ${fewestForTwo.toLocaleString('en')} neurons that are computed together, which fewer are slower for`;
  return fail('--workers', found, 'a model of more neurons, without random numbers; or 1');
}

function uses({ compiled }: Simulation, method: IntegrationMethod): boolean {
  return compiled.batches.some(({ model, plan }) => model.inTime && plan.program.method === method);
}

function failUnused(method: IntegrationMethod): never {
  fail(
    '--method',
    `"${method}" integrates none of the network's models`,
    'a method that fits one of them, such as rk4',
  );
}
