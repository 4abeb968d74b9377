import { createRandom, type RandomSource } from '../simulation/random.ts';

/**
 * Random numbers that make a network, as opposed to those of its neurons: they take the last of the 2³² trials, so that
 * they are alike in every trial of a seed and never those of a neuron.
 *
 * Keys are those of `RandomKeys`. Draws of a connection: which synapses there are is drawn at (key, source or target, 0); weight
 * and delay of the synapse from `source` to `target` at (key, source, `synapsePlace`), so that neither depends on
 * whether the other is drawn, nor on which other synapses there are. A value of neuron i is drawn at (key, i, 0).
 */
export function wiringRandom(seed: number): RandomSource {
  return createRandom(seed, 0xffffffff);
}

/** Slots of `synapsePlace`; slot 0 is left to the wiring itself. */
export const weightSlot = 1;
export const delaySlot = 2;

/** The `step` of a draw for the `copy`-th synapse (from 0 on) between two neurons; targets are below 2²⁰, a population's limit. */
export function synapsePlace(target: number, copy: number, slot: number): number {
  return (copy * 1_048_576 + target) * 4 + slot;
}
