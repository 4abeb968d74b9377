import { poissonVariate } from './poisson.ts';
import { philox4x32 } from './philox.ts';

/**
 * Random numbers of one neuron at one step. `at` names the place, the draws that follow depend on nothing else:
 * not on other neurons, on the order of evaluation, or on how many draws were made before.
 */
export interface RandomSource {
  /**
   * Moves to a neuron (its population's key and its index there) at a step; the next draw is its first. `series` in [0, 32)
   * tells apart what one neuron draws for different ends in one step: each has 65,536 draws of its own.
   */
  at(population: number, neuron: number, step: number, series?: number): this;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal, by Box & Muller (1958). */
  normal(): number;
  /** Poisson count of mean `lambda` ≥ 0. */
  poisson(lambda: number): number;
}

/** `seed` and `trial` are integers in [0, 2³²): trials of one seed are independent. */
export function createRandom(seed: number, trial = 0): RandomSource {
  const block = new Uint32Array(4);
  let population = 0;
  let neuron = 0;
  let step = 0;
  let late = 0;
  let draws = 0;

  const random: RandomSource = {
    at(newPopulation, newNeuron, newStep, series = 0) {
      population = newPopulation;
      neuron = newNeuron;
      step = newStep;
      // Steps past 2³² take the upper bits of the draw counter, far above what one step draws.
      late = newStep < 4294967296 ? 0 : Math.floor(newStep / 4294967296) << 20;
      draws = series * 65_536;
      return random;
    },
    uniform() {
      // One block makes two uniforms: even draws open it, odd draws take its second half.
      const half = (draws & 1) << 1;
      if (half === 0) philox4x32(block, step, neuron, population, late | (draws >>> 1), seed, trial);
      draws++;
      return toUnit(block[half]!, block[half + 1]!);
    },
    normal() {
      const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
      return radius * Math.cos(2 * Math.PI * random.uniform());
    },
    poisson(lambda) {
      return poissonVariate(lambda, random.uniform);
    },
  };
  return random;
}

/** 32-bit FNV-1a of an id, so that a population's random numbers survive reordering of the file. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function toUnit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}
