import type { OperationCounts } from './operations.ts';

/** What the counted operations would cost on one kind of hardware. */
export interface EnergyEstimate {
  readonly id: string;
  readonly label: string;
  /** In all. */
  readonly joules: number;
  /** Joules a second of the network's time; null before the first step. */
  readonly watts: number | null;
  /** What is charged, and what is not. */
  readonly counted: string;
  readonly source: string;
}

/**
 * Counted operations times published energies an operation. An order of magnitude, not a measurement: nothing else that such
 * hardware does is charged, and no figure is of this computer. Hardware that knows only spikes is left out for
 * networks without them.
 */
export function estimateEnergy(counts: OperationCounts): EnergyEstimate[] {
  const seconds = counts.duration / 1000;
  return hardware
    .filter(({ needsSpikes }) => counts.hasSpikes || !needsSpikes)
    .map(({ id, label, joules, counted, source }) => {
      const energy = joules(counts);
      return { id, label, joules: energy, watts: seconds > 0 ? energy / seconds : null, counted, source };
    });
}

interface Hardware {
  readonly id: string;
  readonly label: string;
  /** Whether values between neurons are beyond it. */
  readonly needsSpikes: boolean;
  readonly counted: string;
  readonly source: string;
  joules(counts: OperationCounts): number;
}

/**
 * What each figure has been confirmed against is in docs/validation.md; those of Attwell & Laughlin are from the paper's text,
 * unconfirmed here.
 */
const attwellLaughlin = { atpPerSpike: 3.84e8, atpPerVesicle: 1.64e5 };

/** 50 kJ/mol, the free energy of ATP in a cell, over Avogadro's number. */
export const joulesPerAtp = 5e4 / 6.02214076e23;

const picojoule = 1e-12;

const hardware: readonly Hardware[] = [
  {
    id: 'cortex',
    label: 'cortex (rat)',
    needsSpikes: true,
    counted: '3.84e8 ATP a spike, 1.64e5 ATP a synapse that a spike reaches (one vesicle); resting potentials are not',
    source: 'Attwell & Laughlin (2001), J. Cereb. Blood Flow Metab. 21; 50 kJ/mol ATP',
    joules: ({ spikes, spikeOperations }) =>
      (attwellLaughlin.atpPerSpike * spikes + attwellLaughlin.atpPerVesicle * spikeOperations) * joulesPerAtp,
  },
  {
    id: 'brain-share',
    label: 'human brain, so many of its neurons',
    needsSpikes: true,
    counted: '20 W over 8.6e10 neurons, whatever they do',
    source: 'Clarke & Sokoloff (1999), Basic Neurochemistry; Azevedo et al. (2009), J. Comp. Neurol. 513',
    joules: ({ neurons, duration }) => (20 / 8.6e10) * neurons * (duration / 1000),
  },
  {
    id: 'loihi',
    label: 'Loihi (14 nm)',
    needsSpikes: true,
    counted:
      '23.6 pJ a synapse that a spike reaches, 81 pJ a neuron and step, the figure of an active one; mesh and idle power are not',
    source: 'Davies et al. (2018), IEEE Micro 38, pre-silicon figures',
    joules: ({ spikeOperations, neuronUpdates }) => (23.6 * spikeOperations + 81 * neuronUpdates) * picojoule,
  },
  {
    id: 'truenorth',
    label: 'TrueNorth (28 nm)',
    needsSpikes: true,
    counted: '26 pJ a synapse that a spike reaches: all power of the chip at 20 spikes/s over its synaptic events',
    source: 'Merolla et al. (2014), Science 345',
    joules: ({ spikeOperations }) => 26 * spikeOperations * picojoule,
  },
  {
    id: 'digital-arithmetic',
    label: 'digital, arithmetic alone (45 nm)',
    needsSpikes: false,
    counted: '0.9 pJ a 32-bit addition a spike, 3.7 pJ more a multiplication a value; neurons and memory are not',
    source: 'Horowitz (2014), ISSCC',
    joules: ({ spikeOperations, valueOperations }) => arithmetic(spikeOperations, valueOperations),
  },
  {
    id: 'digital-memory',
    label: 'digital, weights in DRAM (45 nm)',
    needsSpikes: false,
    counted: 'the same, and 1.3 nJ a weight, one 64-bit read from DRAM, the lower of the published bounds (1.3–2.6 nJ)',
    source: 'Horowitz (2014), ISSCC',
    joules: ({ spikeOperations, valueOperations }) =>
      arithmetic(spikeOperations, valueOperations) + 1300 * (spikeOperations + valueOperations) * picojoule,
  },
];

function arithmetic(spikes: number, values: number): number {
  return (0.9 * spikes + (0.9 + 3.7) * values) * picojoule;
}
