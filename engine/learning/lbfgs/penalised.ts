import type { Trainable } from '../trainable.ts';

/** The loss at these parameters, where the network is left, and its gradient, which is 0 for frozen parameters. */
export interface Objective {
  (parameters: Float64Array): { readonly loss: number; readonly gradient: Float64Array };
  /** What of the loss is the penalty on weights. */
  penaltyOf(parameters: Float64Array): number;
}

/** The network's loss with ½ l2 Σ w² over its free weights. Throws on weights that must keep a sign: nothing here bounds them. */
export function createPenalised(network: Trainable, l2: number, rows: Int32Array | undefined): Objective {
  if (!(l2 >= 0 && Number.isFinite(l2))) throw new Error(`Found l2 ${l2}, expected 0 or more`);
  const free = { kind: 'weight', frozen: false, sign: 'either' } as const;
  const roles = Array.from({ length: network.parameterCount }, (_, k) => network.roleOf?.(k) ?? free);
  const bound = roles.findIndex(({ sign, frozen }) => !frozen && sign !== 'either');
  if (bound >= 0)
    throw new Error(
      `Found ${network.nameOf(bound)} of declared sign, expected free weights: L-BFGS keeps no signs, the other optimisers do`,
    );
  const decays = roles.map(({ kind, frozen }) => (kind === 'weight' && !frozen ? l2 : 0));
  const penaltyOf = (parameters: Float64Array): number =>
    parameters.reduce((sum, each, k) => sum + (decays[k]! * each ** 2) / 2, 0);
  const objective = (parameters: Float64Array): ReturnType<Objective> => {
    network.setParameters(parameters);
    const { loss, gradient } = network.gradient(rows);
    const penalised = gradient.map((each, k) => (roles[k]!.frozen ? 0 : each + decays[k]! * parameters[k]!));
    return { loss: loss + penaltyOf(parameters), gradient: penalised };
  };
  return Object.assign(objective, { penaltyOf });
}
