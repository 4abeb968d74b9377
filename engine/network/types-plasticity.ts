/**
 * Weights stay within [w_min, w_max]. Times in ms; A and rates are in units of the weight unless said otherwise. STDP compares
 * the times at which the two neurons spike: a delay is one of the signal alone (docs/engine.md, Conventions).
 */
export type Plasticity =
  /** Pair rule, all to all: Song, Miller & Abbott (2000) with hard bounds, van Rossum et al. (2000) with soft ones (A scaled by the distance to the bound). */
  | {
      readonly kind: 'stdp';
      readonly A_plus: number;
      readonly A_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly bounds: 'hard' | 'soft';
      readonly w_min: number;
      readonly w_max: number;
    }
  /** Pfister & Gerstner (2006), all to all. */
  | {
      readonly kind: 'triplet-stdp';
      readonly A2_plus: number;
      readonly A3_plus: number;
      readonly A2_minus: number;
      readonly A3_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly tau_x: number;
      readonly tau_y: number;
      readonly bounds: 'hard' | 'soft';
      readonly w_min: number;
      readonly w_max: number;
    }
  /** Pair rule into an eligibility trace (tau_e); the mean signal of `reward` (a population's or stimulus's output) turns it into weight: Izhikevich (2007). */
  | {
      readonly kind: 'reward-stdp';
      readonly A_plus: number;
      readonly A_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly tau_e: number;
      readonly reward: string;
      readonly rate: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·x·y a step: Hebb (1949). For spiking neurons x and y are rates estimated over tau. */
  | {
      readonly kind: 'hebb';
      readonly rate: number;
      readonly tau: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·y·(x − y·w): Oja (1982). */
  | {
      readonly kind: 'oja';
      readonly rate: number;
      readonly tau: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·x·y·(y − θ), θ following y² with tau_theta: Bienenstock, Cooper & Munro (1982). */
  | {
      readonly kind: 'bcm';
      readonly rate: number;
      readonly tau: number;
      readonly tau_theta: number;
      readonly w_min: number;
      readonly w_max: number;
    };
