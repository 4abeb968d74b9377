import type { Estimate } from '../../engine/analysis/intervals.ts';
import type { ConversionPoint, LayerLoss } from '../../engine/compare/conversion/types.ts';
import type { ConvertResult } from './commands/convert.ts';

/** What `convert` found, for machines. `reference` is the accuracy of the perceptron on the same rows. */
export function conversionToJson({ name, spec, rows, conversion, damage, isComplete, out }: ConvertResult): string {
  const { options, samples, reference, points, latency, layers, energy, notes } = conversion;
  return `${JSON.stringify(
    {
      name,
      sizes: [spec.inputs, ...spec.layers.map(({ size }) => size)],
      options,
      rows: {
        ...{ data: rows.data, used: samples, are: rows.words, setAside: rows.isSetAside },
        calibration: conversion.calibrationRows,
      },
      reference: reference && reference.probability,
      referenceInterval: reference && [reference.low, reference.high],
      steps: points.map(pointToJson),
      latency,
      layers: layers.map(layerToJson),
      energy,
      notes,
      damage,
      complete: isComplete,
      file: out,
    },
    null,
    2,
  )}\n`;
}

function pointToJson({ accuracy, agreement, ...point }: ConversionPoint): Record<string, unknown> {
  const { steps, ...rest } = point;
  return { steps, ...flat('accuracy', accuracy), ...flat('agreement', agreement), ...rest };
}

function layerToJson({ aloneAccuracy, aloneAgreement, ...layer }: LayerLoss): Record<string, unknown> {
  return { ...layer, ...flat('aloneAccuracy', aloneAccuracy), ...flat('aloneAgreement', aloneAgreement) };
}

/** An estimate under its name, with its interval beside it. */
function flat(name: string, estimate: Estimate | null): Record<string, unknown> {
  return {
    [name]: estimate && estimate.probability,
    [`${name}Interval`]: estimate && [estimate.low, estimate.high],
  };
}
