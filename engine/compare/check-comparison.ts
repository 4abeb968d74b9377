import { circuitOutputs } from '../logic/circuit.ts';
import { nearestName } from '../logic/nearest.ts';
import { modelsOf } from '../models/index.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Issue } from '../network/issue.ts';
import { limits } from '../network/limits.ts';
import type { Network } from '../network/types.ts';
import { checkOverrides } from './check-overrides.ts';
import { suitableDuration } from './duration.ts';
import { asDrawn } from './mapping/map-network.ts';
import { mappingRules } from './mapping/rules.ts';
import type { CompareOptions, NeuronAt } from './types.ts';

/** Steps of one model, and models, at most. */
const mostSteps = 100_000_000;
const mostModels = 16;
/** Of a trace. */
const mostPoints = 100_000;

/** All that is wrong with what is asked for, before any model is tried. */
export function checkComparison(network: Network, options: CompareOptions): Issue[] {
  const {
    models,
    rule,
    duration = suitableDuration(network),
    windows = [],
    overrides = {},
    seed,
    points,
    watched = [],
  } = options;
  const issues: Issue[] = [];
  const known = [asDrawn, ...modelsOf(network).map(({ id }) => id)];
  if (network.populations.length + network.chips.length === 0) {
    issues.push({ path: 'populations', message: 'the circuit has no neuron', expected: 'at least one to compare' });
  }
  if (models.length < 1 || models.length > mostModels) {
    issues.push({ path: 'models', message: `found ${models.length} models`, expected: `1 to ${mostModels}` });
  }
  models.forEach((id, k) => issues.push(...checkModel(id, k, models, known)));
  if (rule !== undefined && !mappingRules.some(({ id }) => id === rule)) {
    const rules = mappingRules.map(({ id }) => id).join(', ');
    issues.push({ path: 'rule', message: `there is no rule "${String(rule)}"`, expected: `one of ${rules}` });
  }
  for (const [id, each] of Object.entries(overrides)) {
    issues.push(...checkOverrides(network, id, each));
    if (!models.includes(id)) {
      issues.push({
        path: `overrides.${id}`,
        message: `"${id}" is not compared`,
        expected: `one of ${models.join(', ')}`,
      });
    }
  }
  const shortest = Math.min(network.time.dt, 0.1, ...Object.values(overrides).map(({ dt = Infinity }) => dt));
  if (!(duration > 0 && duration <= limits.time && duration / shortest <= mostSteps)) {
    const expected = `a time in ms above 0 of at most ${mostSteps.toLocaleString('en')} steps of ${shortest} ms`;
    issues.push({ path: 'duration', message: `found ${duration}`, expected });
  }
  if (points !== undefined && !(Number.isInteger(points) && points >= 1 && points <= mostPoints)) {
    const expected = `a whole number from 1 to ${mostPoints.toLocaleString('en')}`;
    issues.push({ path: 'points', message: `found ${points}`, expected });
  }
  windows.forEach((window, k) => {
    if (window > 0 && window <= duration / 3) return;
    const expected = `a time in ms above 0 of at most a third of the duration, ${Number((duration / 3).toPrecision(6))}`;
    issues.push({ path: `windows[${k}]`, message: `found ${window}`, expected });
  });
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= limits.seed)) {
    issues.push({ path: 'seed', message: `found ${seed}`, expected: `a whole number from 0 to ${limits.seed}` });
  }
  return [...issues, ...watched.flatMap((each, k) => checkWatched(each, k, network))];
}

function checkModel(id: string, k: number, models: readonly string[], known: readonly string[]): Issue[] {
  const path = `models[${k}]`;
  if (!known.includes(id)) {
    const near = nearestName(id, known);
    const expected = `one of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
    return [{ path, message: `there is no model "${id}"`, expected }];
  }
  if (models.indexOf(id) === k) return [];
  return [{ path, message: `"${id}" is there twice`, expected: 'each model once' }];
}

function checkWatched({ population, neuron }: NeuronAt, k: number, network: Network): Issue[] {
  const found = flattenNetwork(network).populations.find(({ id }) => id === population);
  const path = `watched[${k}]`;
  if (!found) return [{ path, message: `there is no population "${population}"`, expected: 'one of the network' }];
  if (Number.isInteger(neuron) && neuron >= 0 && neuron < found.size) return [];
  return [{ path, message: `found neuron ${neuron}`, expected: `one from 0 to ${found.size - 1}` }];
}

/** How many neurons are watched unless they are named. */
const mostWatched = 8;

/** Those under lamps, or the first of each population. */
export function watchedIn(network: Network): NeuronAt[] {
  const lamps = circuitOutputs(network).map(({ target, neuron }) => ({ population: target, neuron }));
  const all = lamps.length > 0 ? lamps : network.populations.map(({ id }) => ({ population: id, neuron: 0 }));
  const once = new Map(all.map((each) => [`${each.population} ${each.neuron}`, each]));
  return [...once.values()].slice(0, mostWatched);
}
