import type { Afferent } from './afferents.ts';
import type { Replay } from './replay.ts';

/** What a synapse sent: x of its source in a step, by the weight and release of then. */
export interface Signal {
  readonly afferent: Afferent;
  readonly step: number;
  readonly x: number;
  readonly weight: number;
  readonly release: number;
}

/**
 * Goes through the steps [from, to] again and gathers what each synapse sent in them that arrives by `to`; `after` looks at the
 * simulation after each step, `before` before it. Yields after every step.
 */
export function* gatherSignals(
  replay: Replay,
  afferents: readonly Afferent[],
  { from, to }: { readonly from: number; readonly to: number },
  { before, after }: { before?(step: number): void; after?(step: number): void } = {},
): Generator<void, Signal[]> {
  const { simulation } = replay;
  const bySource = new Map<number, number[]>();
  afferents.forEach(({ source }, i) => bySource.set(source, [...(bySource.get(source) ?? []), i]));
  const changing = afferents.flatMap((afferent, i) => (afferent.learns || afferent.depletes ? [i] : []));
  const weights = new Float64Array(afferents.length);
  const releases = new Float64Array(afferents.length).fill(1);
  const signals: Signal[] = [];
  replay.seek(from);
  while (simulation.stepCount < from) {
    replay.step();
    yield;
  }
  const { outputs, active } = simulation.compiled;
  for (let step = from; step <= to; step++) {
    before?.(step);
    // What learns or depletes has changed by the end of the step: signals leave before that.
    for (const i of changing) {
      weights[i] = afferents[i]!.weight();
      releases[i] = afferents[i]!.release(step);
    }
    replay.step();
    for (let k = 0; k < simulation.activeCount; k++) {
      const x = outputs[active[k]!]!;
      if (x === 0) continue;
      for (const i of bySource.get(active[k]!) ?? []) {
        const afferent = afferents[i]!;
        if (step + afferent.delay > to) continue;
        const weight = afferent.learns ? weights[i]! : afferent.weight();
        signals.push({ afferent, step, x, weight, release: releases[i]! });
      }
    }
    after?.(step);
    yield;
  }
  return signals;
}
