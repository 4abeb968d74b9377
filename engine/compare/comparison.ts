import { flattenNetwork } from '../network/flatten.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import { checkComparison, watchedIn } from './check-comparison.ts';
import { createContender, type Contender } from './contender.ts';
import { suitableDuration } from './duration.ts';
import { defaultWindows } from './convergence/convergence.ts';
import { differencesOf } from './differences.ts';
import { heldIn } from './held-values.ts';
import { mapNetwork } from './mapping/map-network.ts';
import { outcomeOf } from './outcome.ts';
import type { CompareOptions, ComparisonResult } from './types.ts';

/** A comparison as it runs; a caller that stops early has what all models have done. */
export interface Comparison {
  /** Runs up to `count` steps, of the model that is behind all others; true when every model is done. */
  advance(count: number): boolean;
  readonly progress: { readonly done: number; readonly total: number };
  result(): ComparisonResult;
}

/**
 * One circuit under several models, with one seed and the same drive: each is the circuit as its rule maps it. Maps all of them
 * before the first step, which takes up to seconds a model in time. Issues name the option, or the model that has no mapping.
 */
export function compareModels(network: Network, options: CompareOptions): Parsed<Comparison> {
  const issues = checkComparison(network, options);
  if (issues.length > 0) return { ok: false, issues };
  const { duration = suitableDuration(network), smoothing = 20, seed = network.seed } = options;
  const flat = flattenNetwork({ ...network, seed });
  const watched = options.watched ?? watchedIn(flat);
  const times = axis(duration, options.points ?? Math.min(2000, Math.ceil(duration)), options.pointsPerMs ?? 0);
  const held = heldIn(flat);
  const contenders: Contender[] = [];
  for (const [place, id] of options.models.entries()) {
    options.onMapping?.(id, place);
    const overrides = options.overrides?.[id] ?? {};
    const mapped = mapNetwork(flat, id, { overrides, ...(options.rule && { rule: options.rule }) });
    if (!mapped.ok) return { ok: false, issues: mapped.issues.map((issue) => underModel(issue, id)) };
    const { maxSpikes = 2_000_000, now } = options;
    contenders.push(
      createContender(id, mapped.value, { source: flat, duration, watched, times, smoothing, maxSpikes, held, now }),
    );
  }
  return {
    ok: true,
    value: {
      advance(count) {
        for (let left = count; left > 0 && !contenders.every(({ isDone }) => isDone);) {
          const next = contenders.reduce((one, other) => (other.progress < one.progress ? other : one));
          const steps = Math.min(left, slice(next.steps));
          next.advance(steps);
          left -= steps;
        }
        return contenders.every(({ isDone }) => isDone);
      },
      get progress() {
        const total = contenders.reduce((sum, { steps }) => sum + steps, 0);
        const done = contenders.reduce((sum, { steps, progress }) => sum + steps * progress, 0);
        return { done: Math.round(done), total };
      },
      result() {
        const models = contenders.map((each) =>
          outcomeOf(each, watched, options.windows ?? defaultWindows(duration, each.mapping.network.time.dt)),
        );
        const done = Math.min(...models.map(({ steps, dt }) => steps * dt));
        return { seed, duration, done, smoothing, times, models, differences: differencesOf(models, held) };
      },
    },
  };
}

/** Several models are mapped: an issue of a part says under which. */
function underModel(issue: Issue, id: string): Issue {
  return issue.path.startsWith('models.') ? issue : { ...issue, path: `models.${id}: ${issue.path}` };
}

/** Models take turns of a hundredth of their run, so that they stay together in time. */
function slice(steps: number): number {
  return Math.max(1, Math.ceil(steps / 100));
}

/** Evenly from 0 up to, not including, the duration; half of them closer at first where they would lie farther apart than asked. */
function axis(duration: number, points: number, perMs: number): Float64Array {
  const close = points < perMs * duration ? Math.floor(points / 2) : 0;
  const begin = close === 0 ? 0 : close / perMs;
  const rest = points - close;
  return Float64Array.from({ length: points }, (_, k) =>
    k < close ? k / perMs : begin + ((k - close) * (duration - begin)) / rest,
  );
}
