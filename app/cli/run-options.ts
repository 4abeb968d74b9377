import { integrationMethods } from '../../engine/equations/methods.ts';
import type { IntegrationMethod } from '../../engine/equations/types.ts';
import type { Backend } from '../../engine/simulation/arrays.ts';
import type { Precision } from '../../engine/codegen/memory.ts';
import type { StartHelper } from '../../engine/codegen/parallel/order.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import type { Io } from './io.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Kernels, numbers and integrator that a simulation is to use; what is left out the engine chooses. */
export interface KernelOptions {
  readonly backend?: Backend;
  readonly precision?: Precision;
  readonly method?: IntegrationMethod;
  readonly tables?: boolean;
  readonly startHelper?: StartHelper;
}

/** `--backend`, `--precision` and `--workers`, which must fit each other, `--method` and `--tables`. */
export function readKernelOptions(args: Arguments, { startHelper }: Pick<Io, 'startHelper'>): KernelOptions {
  const backend = choiceOption(args, 'backend', ['wasm', 'js']);
  const precision = choiceOption(args, 'precision', ['f64', 'f32']);
  if (precision === 'f32' && backend === 'js') {
    fail('--precision', 'f32 is not there with --backend js, which is the f64 reference', 'f64, or --backend wasm');
  }
  const isShared = choiceOption(args, 'workers', ['1', '2']) === '2';
  if (isShared && backend === 'js') {
    fail('--workers', '2 is not there with --backend js, which is the plain reference', '1, or --backend wasm');
  }
  const method = choiceOption(args, 'method', integrationMethods);
  return {
    ...(backend !== null && { backend }),
    ...(precision !== null && { precision }),
    ...(args.isSet('tables') && { tables: true }),
    ...(method !== null && { method }),
    ...(isShared && { startHelper }),
  };
}

/** How many steps `--steps` or `--duration` ask for; when neither is given 1,000, and no fewer than 100 ms take. */
export function stepsToRun(args: Arguments, dt: number): number {
  const steps = wholeOption(args, 'steps', { min: 1, max: maxSteps });
  const duration = numberOption(args, 'duration', { above: 0 });
  if (duration === null) return steps ?? Math.max(1000, Math.min(maxSteps, Math.ceil(100 / dt - 1e-9)));
  if (steps !== null) fail('--duration', 'is given besides --steps', 'one of the two');
  const count = Math.round(duration / dt);
  if (count < 1 || Math.abs(count * dt - duration) > 1e-9 * duration) {
    fail('--duration', `found ${duration} ms, no whole number of steps of ${dt} ms`, `a multiple of ${dt}`);
  }
  if (count > maxSteps)
    fail('--duration', `found ${duration} ms, which is ${count} steps`, `at most ${maxSteps} steps`);
  return count;
}

const maxSteps = 1e12;

/** What the command line will take one day, and what it takes now. */
export function refuseFutureOptions(args: Arguments): void {
  const present = { engine: ['nandrite'], mpi: ['1'] };
  for (const [name, values] of Object.entries(present)) {
    const value = args.text(name);
    if (value === null || values.includes(value)) continue;
    fail(`--${name}`, `found "${value}", which this version does not have`, values.join(' or '));
  }
}
