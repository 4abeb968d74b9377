import { cobahhNetwork } from '../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../engine/benchmarks/cuba.ts';
import { poissonNetwork } from '../../engine/benchmarks/poisson.ts';
import { stdpNetwork } from '../../engine/benchmarks/stdp.ts';
import type { Network } from '../../engine/network/types.ts';

/** How we simulate it. */
export type Variant = 'f64' | 'f32' | 'f64 with tables';

/** A published benchmark that Brian2 runs beside us. */
export interface PublishedCase {
  readonly name: string;
  readonly network: () => Network;
  /** Script in bench/peers/brian2, and whether it takes the network and state from us. */
  readonly script: string;
  readonly shared: boolean;
  /** Simulated seconds. */
  readonly duration: number;
  /** How many times faster than Brian2 we mean to be. */
  readonly targets: Readonly<Partial<Record<Variant, number>> & { f64: number }>;
}

export const publishedCases: readonly PublishedCase[] = [
  {
    name: 'CUBA 4,000, 10 s',
    network: () => cubaNetwork(),
    script: 'cuba',
    shared: true,
    duration: 10,
    targets: { f64: 2, f32: 3.5 },
  },
  {
    name: 'CUBA 40,000, 1 s',
    network: () => cubaNetwork({ size: 40_000 }),
    script: 'cuba',
    shared: true,
    duration: 1,
    targets: { f64: 1.9, f32: 3 },
  },
  {
    name: 'COBAHH 4,000, 1 s',
    network: () => cobahhNetwork(),
    script: 'cobahh',
    shared: true,
    duration: 1,
    targets: { f64: 2, f32: 5, 'f64 with tables': 5 },
  },
  {
    name: 'Poisson 10,000, 1 s',
    network: () => poissonNetwork(),
    script: 'poisson',
    shared: false,
    duration: 1,
    targets: { f64: 50 },
  },
  {
    name: 'STDP 1,000, 100 s',
    network: () => stdpNetwork(),
    script: 'stdp',
    shared: false,
    duration: 100,
    targets: { f64: 50 },
  },
];
