interface StimulusBase {
  readonly id: string;
  readonly label: string;
}

/** A source of signals from outside the circuit; it acts through connections, like a neuron. Times in ms. */
export type Stimulus =
  /** An input of the circuit: held at 0 or 1, switched by a click, enumerated by truth tables. */
  | (StimulusBase & { readonly kind: 'toggle'; readonly value: 0 | 1 })
  /** Held at 0 or 1 for good. */
  | (StimulusBase & { readonly kind: 'clamp'; readonly value: 0 | 1 })
  /** The same real value at every step. */
  | (StimulusBase & { readonly kind: 'constant'; readonly value: number })
  /** `value` in [start, stop), 0 otherwise. */
  | (StimulusBase & { readonly kind: 'step'; readonly value: number; readonly start: number; readonly stop: number })
  /** From `from` at `start` evenly to `to` at `stop`, held before and after. */
  | (StimulusBase & {
      readonly kind: 'ramp';
      readonly from: number;
      readonly to: number;
      readonly start: number;
      readonly stop: number;
    })
  /** offset + amplitude · sin(2π · frequency · t + phase); frequency in Hz, phase in radians. */
  | (StimulusBase & {
      readonly kind: 'sine';
      readonly amplitude: number;
      readonly frequency: number;
      readonly phase: number;
      readonly offset: number;
    })
  /** Ornstein–Uhlenbeck process of this mean, standard deviation and correlation time `tau` (ms), starting at its mean. */
  | (StimulusBase & {
      readonly kind: 'ornstein-uhlenbeck';
      readonly mean: number;
      readonly sd: number;
      readonly tau: number;
    })
  /** `size` independent Poisson spike trains; rate of each in spikes/s. */
  | (StimulusBase & { readonly kind: 'poisson'; readonly rate: number; readonly size: number })
  /** `size` sources that spike at given times; the two lists have one length. `file` names a CSV file beside the network that they were read from, or ''. */
  | (StimulusBase & {
      readonly kind: 'spike-times';
      readonly size: number;
      readonly times: readonly number[];
      readonly sources: readonly number[];
      readonly file: string;
    });
