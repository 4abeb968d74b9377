import type { Issue } from './issue.ts';

/**
 * Names in the records of a network that no object of JavaScript's takes: `__proto__` would be lost in silence. `input` has
 * the shape of a network file.
 */
export function checkKeys(input: unknown): Issue[] {
  const { chipTypes = [] } = input as { chipTypes?: readonly { circuit: object }[] };
  const inTypes = chipTypes.flatMap(({ circuit }, index) => checkCircuit(circuit, `chipTypes[${index}].circuit.`));
  return [...checkCircuit(input as object, ''), ...inTypes];
}

function checkCircuit(circuit: object, path: string): Issue[] {
  const { populations = [], layout = {} } = circuit as { populations?: readonly object[]; layout?: object };
  const inPopulations = populations.flatMap((population, index) =>
    ['parameters', 'initial'].flatMap((field) => {
      const record = (population as Record<string, object | undefined>)[field];
      return checkRecord(record ?? {}, `${path}populations[${index}].${field}`);
    }),
  );
  return [...inPopulations, ...checkRecord(layout, `${path}layout`)];
}

function checkRecord(record: object, path: string): Issue[] {
  if (!Object.hasOwn(record, '__proto__')) return [];
  return [{ path: `${path}.__proto__`, message: 'unknown name "__proto__"', expected: 'no such name here; remove it' }];
}
