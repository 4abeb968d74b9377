import { flattenNetwork } from '../../network/flatten.ts';
import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import { checkNetwork } from '../../network/check.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network, Population } from '../../network/types.ts';
import { withModel } from '../swap-model.ts';
import { delayFor, mapConnection, type Plans } from './connections.ts';
import type { Crossing, CrossingPlan } from './plan.ts';
import { mapPopulation, setParameters } from './populations.ts';
import { mapProbes } from './probes.ts';
import { planRate } from './rate.ts';
import { reachOf } from './reach.ts';
import { createResponse, subjectOf, type Response } from './response.ts';
import { defaultRule, ruleOf } from './rules.ts';
import { scaleConnector } from './scale.ts';
import { planThreshold } from './threshold.ts';
import type { Mapping, MappingNote, MappingOverrides, RuleId } from './types.ts';

/** The model that stands for the circuit as it was drawn. */
export const asDrawn = 'as-drawn';

/** Steps in ms: of neurons in time at most, of the others at least, after neurons in time. */
const stepInTime = 0.1;
const stepOfUnits = 1;

/**
 * The circuit with every neuron under another model, and all that was done to it. The rule is that of the pair of models unless
 * one is named. Chips are replaced by what is in them. Issues where the rule has no answer, such as a model that never fires.
 */
export function mapNetwork(
  network: Network,
  modelId: string,
  options: { readonly rule?: RuleId; readonly overrides?: MappingOverrides } = {},
): Parsed<Mapping> {
  const flat = flattenNetwork(network);
  const { overrides = {} } = options;
  if (modelId === asDrawn) {
    return { ok: true, value: { network: flat, rule: null, populations: [], connections: [], notes: [] } };
  }
  const to = getModel(modelId, flat.models);
  const from = flat.populations.map(({ model }) => getModel(model, flat.models));
  const rule = options.rule ?? chooseRule(from, to);
  const dt = overrides.dt ?? stepFor(flat, from, to);
  const mapping = rule === 'same' ? mapSame(flat, to, dt, overrides) : mapLine(flat, to, dt, rule, overrides);
  if (!mapping.ok) return mapping;
  const issues = checkNetwork(mapping.value.network).filter(({ path }) => !path.startsWith('layout'));
  return issues.length === 0 ? mapping : { ok: false, issues: issues.map((each) => inMapped(each, modelId)) };
}

/** That of the first population whose rule is not the same numbers. */
function chooseRule(from: readonly NeuronModel[], to: NeuronModel): RuleId {
  return from.map((each) => defaultRule(each, to)).find((rule) => rule !== 'same') ?? 'same';
}

function stepFor({ time }: Network, from: readonly NeuronModel[], to: NeuronModel): number {
  if (to.inTime) return Math.min(time.dt, stepInTime);
  return from.some(({ inTime }) => inTime) ? Math.max(time.dt, stepOfUnits) : time.dt;
}

function inMapped({ path, message, expected }: Issue, model: string): Issue {
  return { path: `models.${model}: ${path}`, message, expected };
}

function mapSame(flat: Network, to: NeuronModel, dt: number, overrides: MappingOverrides): Parsed<Mapping> {
  const known = new Set(to.variables.map(({ symbol }) => symbol));
  const swapped = withModel(flat, to.id);
  const populations = swapped.populations.map((population): Population => {
    const initial = Object.entries(population.initial).filter(([symbol]) => known.has(symbol));
    return {
      ...population,
      initial: Object.fromEntries(initial),
      parameters: { ...population.parameters, ...overrides.parameters?.[population.id] },
    };
  });
  const stretch = flat.time.dt / dt;
  const probes = mapProbes(flat, to, stretch);
  const connections = flat.connections.map((each) => ({
    ...each,
    connector: scaleConnector(each.connector, 1, stretch),
    delay: delayFor(each, [flat.time.dt, dt]),
    weight: overrides.weights?.[each.id] ?? each.weight,
  }));
  const notes = flat.populations.flatMap((population, k) => [
    ...missing(population, 'parameters', populations[k]!, to),
    ...missing(population, 'initial', populations[k]!, to),
  ]);
  return {
    ok: true,
    value: {
      network: { ...swapped, time: { dt }, populations, connections, probes: probes.probes },
      rule: ruleOf('same'),
      populations: flat.populations.map(({ id, model }, k) => ({
        ...{ population: id, from: model, to: to.id, input: null, outputScale: null, fit: null, threshold: null },
        set: setParameters(to, populations[k]!.parameters),
      })),
      connections: connections.map(({ id, synapse, delay }) => ({
        ...{ connection: id, factor: 1, unit: 'as it was', synapse },
        delay: typeof delay === 'number' ? `${delay} steps` : 'in ms, as it was',
      })),
      notes: [...notes, ...probes.notes],
    },
  };
}

function missing(
  population: Population,
  part: 'parameters' | 'initial',
  now: Population,
  to: NeuronModel,
): MappingNote[] {
  return Object.keys(population[part])
    .filter((symbol) => !Object.hasOwn(now[part], symbol))
    .map((symbol) => ({
      path: `populations.${population.id}.${part}.${symbol}`,
      message: `has no counterpart in ${to.id}`,
    }));
}

function mapLine(
  flat: Network,
  to: NeuronModel,
  dt: number,
  rule: 'threshold' | 'rate',
  overrides: MappingOverrides,
): Parsed<Mapping> {
  const unmet = flat.populations
    .map(({ model }) => getModel(model, flat.models))
    .concat(to)
    .find(hasNoResponse);
  if (unmet) return { ok: false, issues: [noResponse(unmet, rule)] };
  const responses = createResponses();
  const old = new Map(flat.populations.map((each) => [each.id, responses(subjectOf(each, flat))]));
  const reach = reachOf(flat, old);
  const plans = new Map<string, readonly [Crossing, CrossingPlan]>();
  for (const population of flat.populations) {
    const parameters = overrides.parameters?.[population.id] ?? {};
    const crossing: Crossing = {
      ...{ network: flat, population, to, overrides, dt: [flat.time.dt, dt] as const, old: old.get(population.id)! },
      from: getModel(population.model, flat.models),
      new: responses({ model: to, parameters, models: flat.models, dt }),
      reach: reach.get(population.id)!,
    };
    const plan = rule === 'rate' ? planRate(crossing) : planThreshold(crossing);
    if (!plan) return { ok: false, issues: [silent(population, crossing)] };
    plans.set(population.id, [crossing, plan]);
  }
  return { ok: true, value: assemble(flat, to, dt, rule, withMargins(plans)) };
}

/** Responses of the same neuron are measured once. */
function createResponses(): (subject: Parameters<typeof createResponse>[0]) => Response {
  const known = new Map<string, Response>();
  return (subject) => {
    const key = JSON.stringify([subject.model.id, subject.parameters, subject.dt]);
    const response = known.get(key) ?? createResponse(subject);
    known.set(key, response);
    return response;
  };
}

/** What the rates of sources, which are not all alike, leave of the distance to the threshold. */
function withMargins(plans: Plans): Plans {
  const unequal = Math.max(...[...plans.values()].map(([, plan]) => plan.unequal));
  return new Map(
    [...plans].map(([id, [crossing, plan]]) => {
      if (!plan.threshold) return [id, [crossing, plan]] as const;
      const { on, off } = plan.threshold;
      const margin = 1 - (2 * unequal * crossing.reach.fromNeurons) / (on - off);
      const doubt =
        'may not keep its table: the unequal rates of its sources weigh more than what is left to its threshold';
      const notes = margin < 0 ? [...plan.notes, doubt] : plan.notes;
      return [id, [crossing, { ...plan, notes, threshold: { ...plan.threshold, margin } }]] as const;
    }),
  );
}

function assemble(flat: Network, to: NeuronModel, dt: number, rule: RuleId, plans: Plans): Mapping {
  const populations = [...plans.values()].map(([crossing, plan]) => mapPopulation(crossing, plan));
  const connections = flat.connections.map((connection) => mapConnection(connection, flat, plans));
  const drives = populations.flatMap(({ drive }) => drive ?? []);
  const probes = mapProbes(flat, to, flat.time.dt / dt);
  const synapses = new Map([
    ...(to.inTime ? flat.synapses.map((type) => [type.id, type] as const) : []),
    ...connections.flatMap(({ synapse }) => (synapse ? [[synapse.id, synapse] as const] : [])),
  ]);
  return {
    network: {
      ...{ ...flat, time: { dt }, synapses: [...synapses.values()], probes: probes.probes },
      populations: populations.map(({ population }) => population),
      stimuli: [...flat.stimuli, ...drives.map(({ stimulus }) => stimulus)],
      connections: [...connections.map(({ connection }) => connection), ...drives.map(({ connection }) => connection)],
      layout: { ...flat.layout, ...places(flat, drives) },
    },
    rule: ruleOf(rule),
    populations: populations.map(({ change }) => change),
    connections: connections.map(({ change }) => change),
    notes: [...[...populations, ...connections].flatMap(({ notes }) => notes), ...probes.notes],
  };
}

/** Constants stand to the lower left of what they drive. */
function places(
  { layout }: Network,
  drives: readonly NonNullable<ReturnType<typeof mapPopulation>['drive']>[],
): Network['layout'] {
  return Object.fromEntries(
    drives.flatMap(({ stimulus, connection }) => {
      const place = layout[connection.target];
      return place ? [[stimulus.id, { x: place.x - 90, y: place.y + 90 }]] : [];
    }),
  );
}

function hasNoResponse({ inTime, meanOutput }: NeuronModel): boolean {
  return !inTime && !meanOutput;
}

function noResponse({ id }: NeuronModel, rule: RuleId): Issue {
  return {
    path: `models.${id}`,
    message: `the output of "${id}" does not follow from one net input, which the rule "${rule}" needs`,
    expected: 'another model, or the rule same',
  };
}

function silent({ id }: Population, { to, from, new: response }: Crossing): Issue {
  const model = response.threshold() === null ? to.id : from.id;
  return {
    path: `populations.${id}`,
    message: `no constant input makes "${model}" fire again and again, which the rule needs`,
    expected: 'another model, or the rule same',
  };
}
