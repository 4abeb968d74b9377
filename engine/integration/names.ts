import type { Statement } from '../equations/ast.ts';
import type { ParsedModel } from '../equations/types.ts';
import { symbol } from '../equations/make.ts';

// Names that are made of a model's begin with _, which no name of a model does: they cannot meet.

/** A variable's value at the end of the step, before it is stored. */
export function nextName(name: string): string {
  return `_next_${name}`;
}

/** Stores all new values at once. */
export function storeNext({ equations }: ParsedModel): Statement[] {
  return equations.map(({ name }) => ({ target: name, value: symbol(nextName(name)) }));
}

/** A variable or subexpression at a stage of the Runge–Kutta method. */
export function stageName(name: string, stage: number): string {
  return `_s${stage}_${name}`;
}

export function slopeName(name: string, stage: number): string {
  return `_k${stage}_${name}`;
}

/** Name of an element of a propagator, as a constant of the program. */
export function propagatorName(system: number, row: number, column: number): string {
  return `_P${system}_${row}_${column}`;
}

/** The number of what was moved out of the step. */
export function hoistedName(number: number): string {
  return `_c${number}`;
}

/** The ring of what makes a variable jump. */
export function jumpName(variable: string): string {
  return `_jump_${variable}`;
}

/** What arrives in a step for an input; the input itself is that and the currents of receptors. */
export function arrivedName(input: string): string {
  return `_arrived_${input}`;
}

/** The weighted values that arrive at a synapse which filters them. */
export function valueName(synapse: string): string {
  return `_value_${synapse}`;
}

/** An input as it was in the step, for the reset after it. */
export function heldName(input: string): string {
  return `_held_${input}`;
}

/** The constant that holds the refractory time. */
export const refractoryTime = '_refractory_time';

/** The name in the model's text behind the name of a stage, slope or next value. */
export function baseName(name: string): string {
  return name.replace(/^_(?:next|s\d|k\d)_/, '');
}

/** What the functions of a table are functions of. */
export const tableArgument = '_x';
