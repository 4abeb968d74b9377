interface ProbeBase {
  readonly id: string;
  readonly label: string;
  /** Id of the population (for `spikes` also of the stimulus) that is measured; for a lamp or `spikes` also `chip.port`, an output port. */
  readonly target: string;
}

export type Probe =
  /** Every spike of every neuron of the target. */
  | (ProbeBase & { readonly kind: 'spikes' })
  /** One variable of one neuron, at every `interval`-th step, from step 0 on. */
  | (ProbeBase & {
      readonly kind: 'trace';
      readonly neuron: number;
      readonly variable: string;
      readonly interval: number;
    })
  /** All weights of a connection (the target's id) at every `interval`-th step. */
  | (ProbeBase & { readonly kind: 'weights'; readonly interval: number })
  /** Mean rate of the target's neurons in spikes/s, in bins of `interval` steps. */
  | (ProbeBase & { readonly kind: 'rate'; readonly interval: number })
  /** A named output of the circuit: lit while the neuron is active. `expect` is an expression over the toggles such as `a & b` or `p = a * b`, or ''. */
  | (ProbeBase & { readonly kind: 'lamp'; readonly neuron: number; readonly expect: string });
