import { integrationMethods } from '../equations/methods.ts';
import type { SimulationOptions } from './simulation.ts';

/** Throws on an option that no simulation has, naming found and expected. */
export function checkOptions(options: SimulationOptions): void {
  const { trial, maxRows, backend, precision, method, tables, startHelper } = options;
  checkChoice('backend', backend, ['wasm', 'js']);
  checkChoice('precision', precision, ['f64', 'f32']);
  checkChoice('method', method, integrationMethods);
  if (trial !== undefined) checkTrial(trial);
  if (maxRows !== undefined && !(Number.isSafeInteger(maxRows) && maxRows >= 0)) {
    throw new Error(`Found maxRows ${String(maxRows)}, expected a whole number of at least 0`);
  }
  if (tables !== undefined && typeof tables !== 'boolean') {
    throw new Error(`Found tables ${String(tables)}, expected true or false`);
  }
  if (startHelper !== undefined && typeof startHelper !== 'function') {
    throw new Error(`Found startHelper ${String(startHelper)}, expected a function`);
  }
}

/** Throws on what numbers no trial: the last of the 2³² makes the network. */
export function checkTrial(trial: number): void {
  if (Number.isInteger(trial) && trial >= 0 && trial <= lastTrial) return;
  throw new Error(`Found trial ${String(trial)}, expected a whole number from 0 to ${lastTrial}`);
}

const lastTrial = 2 ** 32 - 2;

function checkChoice(name: string, found: string | undefined, known: readonly string[]): void {
  if (found === undefined || known.includes(found)) return;
  throw new Error(`Found ${name} ${JSON.stringify(found)}, expected ${known.join(' or ')}`);
}
