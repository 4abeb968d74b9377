import { exprel } from '../../../engine/equations/functions.ts';
import type { Field } from './support.ts';

/** The right sides of the models in time, written by hand from their papers, with default parameters: y' under an input I. */
export interface HandWritten {
  readonly variables: readonly string[];
  /** Ranges of y to draw from, below any threshold, and of I. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly input: readonly [number, number];
  readonly field: (I: number) => Field;
}

const gate: readonly [number, number] = [0, 1];
const { exp, tanh, cosh, min } = Math;

/** x/(e^(x/y) − 1), as NEURON's vtrap and Brette et al. write their rates. */
function trap(x: number, y: number): number {
  return y / exprel(x / y);
}

export const fields: Readonly<Record<string, HandWritten>> = {
  lif: {
    variables: ['v'],
    ranges: [[-90, -51]],
    input: [-300, 300],
    field: (I) => (y) => [(-60 - y[0]! + 0.1 * I) / 20],
  },
  'lif-adaptive': {
    variables: ['v', 'w'],
    ranges: [
      [-90, -51],
      [-100, 100],
    ],
    input: [-300, 300],
    field: (I) => (y) => [(-60 - y[0]! + 0.1 * (I - y[1]!)) / 20, -y[1]! / 200],
  },
  eif: {
    variables: ['v'],
    ranges: [[-90, -35]],
    input: [-300, 300],
    field: (I) => (y) => [(-65 - y[0]! + 3.48 * exp((y[0]! + 59.9) / 3.48) + 0.1 * I) / 10],
  },
  adex: {
    variables: ['v', 'w'],
    ranges: [
      [-90, -35],
      [-100, 300],
    ],
    input: [-500, 1000],
    field:
      (I) =>
      ([v, w]) => [
        (-30 * (v! + 70.6) + 30 * 2 * exp((min(v!, 20) + 50.4) / 2) - w! + I) / 281,
        (4 * (min(v!, 20) + 70.6) - w!) / 144,
      ],
  },
  izhikevich: {
    variables: ['v', 'u'],
    ranges: [
      [-90, 20],
      [-30, 30],
    ],
    input: [-20, 20],
    field:
      (I) =>
      ([v, u]) => [0.04 * v! ** 2 + 5 * v! + 140 - u! + I, 0.02 * (0.2 * v! - u!)],
  },
  'fitzhugh-nagumo': {
    variables: ['v', 'w'],
    ranges: [
      [-3, 3],
      [-3, 3],
    ],
    input: [-2, 2],
    field:
      (I) =>
      ([v, w]) => [v! - v! ** 3 / 3 - w! + I, 0.08 * (v! + 0.7 - 0.8 * w!)],
  },
  'morris-lecar': {
    variables: ['v', 'n'],
    ranges: [[-80, 60], gate],
    input: [-50, 200],
    field:
      (I) =>
      ([v, n]) => {
        const m = 0.5 * (1 + tanh((v! + 1.2) / 18));
        const open = 0.5 * (1 + tanh((v! - 2) / 30));
        const ionic = 4.4 * m * (v! - 120) + 8 * n! * (v! + 84) + 2 * (v! + 60);
        return [(I - ionic) / 20, 0.04 * (open - n!) * cosh((v! - 2) / 60)];
      },
  },
  'hodgkin-huxley': {
    variables: ['v', 'm', 'h', 'n'],
    ranges: [[-90, 60], gate, gate, gate],
    input: [-10, 20],
    field:
      (I) =>
      ([v, m, h, n]) => [
        I - 120 * m! ** 3 * h! * (v! - 50) - 36 * n! ** 4 * (v! + 77) - 0.3 * (v! + 54.3),
        0.1 * trap(-(v! + 40), 10) * (1 - m!) - 4 * exp(-(v! + 65) / 18) * m!,
        0.07 * exp(-(v! + 65) / 20) * (1 - h!) - h! / (exp(-(v! + 35) / 10) + 1),
        0.01 * trap(-(v! + 55), 10) * (1 - n!) - 0.125 * exp(-(v! + 65) / 80) * n!,
      ],
  },
  'traub-miles': {
    variables: ['v', 'm', 'h', 'n'],
    ranges: [[-90, 40], gate, gate, gate],
    input: [-500, 500],
    field: (I) => (y) => {
      const [v, m, h, n] = y as readonly [number, number, number, number];
      const x = v + 63;
      const ionic = 20000 * m ** 3 * h * (v - 50) + 6000 * n ** 4 * (v + 90) + 10 * (v + 60);
      return [
        (I - ionic) / 200,
        0.32 * trap(13 - x, 4) * (1 - m) - 0.28 * trap(x - 40, 5) * m,
        0.128 * exp((17 - x) / 18) * (1 - h) - (4 / (1 + exp((40 - x) / 5))) * h,
        0.032 * trap(15 - x, 5) * (1 - n) - 0.5 * exp((10 - x) / 40) * n,
      ];
    },
  },
};
