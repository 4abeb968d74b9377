import { absentTexts, markTexts } from '../../data/numerals.ts';
import type { InputPreparation, TargetPreparation } from '../../data/preparation.ts';
import type { DenseSpec } from '../../learning/dense/spec.ts';
import { isSpikingSpec, type TrainedModel } from '../../learning/model.ts';
import type { Activation } from '../../learning/units.ts';
import type { Parsed } from '../../network/issue.ts';

/** A trained multilayer perceptron as plain data for other programs: all that turns a row of a table into a prediction, and nothing else. */
export interface PlainLayers {
  readonly format: 'nandrite.layers';
  readonly version: 1;
  readonly name: string;
  /** Columns of a row, in the order of the first layer's weights: one input a number, one a category. */
  readonly inputs: readonly PlainInput[];
  readonly layers: readonly PlainLayer[];
  readonly output: PlainOutput;
  readonly missing: PlainMissing;
}

/** Spellings of a missing value. */
export interface PlainMissing {
  readonly anyCase: readonly string[];
  readonly exact: readonly string[];
  /** In columns of numbers only, in any case: a category may be called so. */
  readonly amongNumbers: readonly string[];
}

export type PlainInput =
  | {
      readonly column: string;
      readonly type: 'number';
      /** (value − mean) / sd, with `fill` where it is missing. */
      readonly fill: number;
      readonly mean: number;
      readonly sd: number;
      readonly whenMissing: 'fill' | 'skip';
      readonly whenNoNumber: 'missing' | 'error';
    }
  | {
      readonly column: string;
      readonly type: 'category';
      readonly fill: string;
      readonly categories: readonly string[];
      readonly whenMissing: 'fill' | 'skip';
      /** Whether 1, 1.0 and 01 are one category. */
      readonly compare: 'texts' | 'numbers';
    };

/** y = activation(W x + b); weights are [unit][input]. */
export interface PlainLayer {
  readonly activation: Activation;
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

/** A single output y with two classes stands for the probabilities 1 − y and y; a value is y · sd + mean. */
export type PlainOutput =
  | { readonly type: 'class'; readonly column: string; readonly classes: readonly string[] }
  | { readonly type: 'value'; readonly column: string; readonly mean: number; readonly sd: number };

/** The layers of a model, or an issue where they spike. */
export function plainLayers(model: TrainedModel): Parsed<PlainLayers> {
  const { spec, preparation, name, missingTexts = [] } = model;
  if (isSpikingSpec(spec)) {
    const expected = 'a multilayer perceptron; the model file itself is the place of a spiking one';
    return { ok: false, issues: [{ path: 'spec', message: 'found layers of spiking neurons', expected }] };
  }
  return {
    ok: true,
    value: {
      ...{ format: 'nandrite.layers', version: 1, name },
      inputs: preparation.inputs.map(plainInput),
      layers: layersOf(spec, model.parameters),
      output: plainOutput(preparation.target),
      missing: { anyCase: absentTexts, exact: missingTexts, amongNumbers: markTexts },
    },
  };
}

/** What no export keeps. */
export function commonLosses(model: TrainedModel): string[] {
  const { target } = model.preparation;
  return [
    'how it was trained: loss, optimiser, epochs, measures',
    ...(target.task === 'classification' && target.mapping
      ? ['which labels of the table were merged into classes']
      : []),
  ];
}

function layersOf({ inputs, layers }: DenseSpec, parameters: readonly number[]): PlainLayer[] {
  let [before, at] = [inputs, 0];
  return layers.map(({ size, activation }) => {
    const [first, width, end] = [at, before, at + before * size];
    [before, at] = [size, end + size];
    const weights = Array.from({ length: size }, (_, j) =>
      Array.from({ length: width }, (__, i) => parameters[first + i * size + j]!),
    );
    return { activation, weights, biases: parameters.slice(end, end + size) };
  });
}

function plainInput(input: InputPreparation): PlainInput {
  const { name: column, missing } = input;
  const whenMissing = missing === 'drop-rows' ? 'skip' : 'fill';
  if (input.type === 'number') {
    const { fill, mean, sd, strays } = input;
    return { column, type: 'number', fill, mean, sd, whenMissing, whenNoNumber: strays === 'issue' ? 'error' : strays };
  }
  const { fill, categories, isNumeric } = input;
  return { column, type: 'category', fill, categories, whenMissing, compare: isNumeric ? 'numbers' : 'texts' };
}

function plainOutput(target: TargetPreparation): PlainOutput {
  const { name: column } = target;
  if (target.task === 'classification') return { type: 'class', column, classes: target.classes };
  return { type: 'value', column, mean: target.mean, sd: target.sd };
}
