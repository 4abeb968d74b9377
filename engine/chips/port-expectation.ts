import { namesInArithmetic, parseArithmetic } from '../logic/arithmetic.ts';
import { namesIn, parseBoolean } from '../logic/boolean.ts';
import { busesOf } from '../logic/buses.ts';
import { splitTarget } from '../logic/lamp-text.ts';

/** Inputs and outputs by their names. */
export interface PortNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Whether what a lamp expects means the same in a part of its circuit: all inputs that it names come in under their names, and
 * numbers have the same bits. Of a number that it tells, as in `p = a * b`, the part may lack the highest bits.
 */
export function meansTheSame(
  expect: string,
  lamp: string,
  whole: PortNames,
  part: PortNames & { isSame(input: string): boolean },
): boolean {
  const names = namesOf(expect);
  const bitsOf = (name: string, ports: readonly string[]): string[] =>
    (busesOf(ports).get(name)?.bits ?? []).map((place) => ports[place]!);
  const isKept = (name: string): boolean => {
    if (whole.inputs.includes(name)) return part.isSame(name);
    const bits = bitsOf(name, whole.inputs);
    return bits.length > 0 && bits.every(part.isSame) && bitsOf(name, part.inputs).join() === bits.join();
  };
  const [target] = splitTarget(expect);
  const told = target === null || target === lamp ? [lamp] : bitsOf(target, whole.outputs);
  const kept = target === null || target === lamp ? [lamp] : bitsOf(target, part.outputs);
  const isTold = part.outputs.includes(lamp) && kept.length > 0 && kept.every((bit, k) => bit === told[k]);
  return isTold && names !== null && names.every(isKept);
}

/** The inputs and numbers that an expectation names; null where it cannot be read. */
function namesOf(expect: string): string[] | null {
  const boolean = parseBoolean(expect);
  if (boolean.ok) return namesIn(boolean.value).map(({ name }) => name);
  const arithmetic = parseArithmetic(expect.slice(splitTarget(expect)[1]));
  return arithmetic.ok ? namesInArithmetic(arithmetic.value).map(({ name }) => name) : null;
}
