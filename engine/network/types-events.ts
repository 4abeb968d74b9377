/** Something that happens before the first step at or after `at` ms. */
export type NetworkEvent =
  /** Neurons fall silent for good: those listed, or a random fraction of the population where the list is empty. */
  | {
      readonly kind: 'lesion';
      readonly at: number;
      readonly population: string;
      readonly neurons: readonly number[];
      readonly fraction: number;
    }
  /** A random fraction of a connection's synapses is lost for good: their weight is 0, and they learn no more. */
  | { readonly kind: 'cut'; readonly at: number; readonly connection: string; readonly fraction: number }
  /** Each weight is multiplied by a normal variate of mean 1 and deviation `sd`; its sign is kept where the connection binds it. */
  | { readonly kind: 'weight-noise'; readonly at: number; readonly connection: string; readonly sd: number };
