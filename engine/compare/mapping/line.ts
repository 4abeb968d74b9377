import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network, Population } from '../../network/types.ts';
import { mapConnection, type Plans } from './connections.ts';
import type { Crossing, CrossingPlan } from './plan.ts';
import { isValueInTime, keptChange, keptIn, keptNote } from './kept.ts';
import { mapToKept } from './kept-connections.ts';
import { keptLevels, looked, type KeptLevels } from './kept-levels.ts';
import { mapPopulation, type MappedPopulation } from './populations.ts';
import { mapProbes } from './probes.ts';
import { planRate } from './rate.ts';
import { reachOf, type Reach } from './reach.ts';
import { createResponse, subjectOf, type Response } from './response.ts';
import { ruleOf } from './rules.ts';
import { planThreshold } from './threshold.ts';
import type { Mapping, MappingOverrides } from './types.ts';

/** The rules that give each neuron c + k·z: all populations are planned, each with what it can get and how its models answer. */
export function mapLine(
  flat: Network,
  to: NeuronModel,
  { dt, rule, overrides }: { readonly dt: number; readonly rule: LineRule; readonly overrides: MappingOverrides },
): Parsed<Mapping> {
  const kept = keptIn(flat);
  const crossed = flat.populations.filter(({ id }) => !kept.has(id));
  const unmet = crossed.filter(({ model }) => hasNoResponse(getModel(model, flat.models)));
  if (hasNoResponse(to)) return { ok: false, issues: [noResponse(to, rule)] };
  if (unmet.length > 0) return { ok: false, issues: unmet.map((each) => noResponseOf(each, rule)) };
  const { responses, old, reach } = originOf(flat);
  const plans = new Map<string, readonly [Crossing, CrossingPlan]>();
  for (const population of crossed) {
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
  return { ok: true, value: assemble(flat, to, { dt, rule, overrides }, withMargins(plans)) };
}

type LineRule = 'threshold' | 'rate';

/** What a circuit is before it is carried over, whatever it is carried over to. */
interface Origin {
  readonly responses: ReturnType<typeof createResponses>;
  readonly old: ReadonlyMap<string, Response>;
  readonly reach: ReadonlyMap<string, Reach>;
  readonly sent: ReadonlyMap<string, KeptLevels>;
}

const origins = new WeakMap<Network, Origin>();

/** Worked out once for all models that a circuit is carried over to. */
function originOf(flat: Network): Origin {
  const known = origins.get(flat);
  if (known) return known;
  const responses = createResponses();
  const kept = keptIn(flat);
  const crossed = flat.populations.filter(({ id }) => !kept.has(id));
  const old = new Map(crossed.map((each) => [each.id, responses(subjectOf(each, flat))]));
  const sent = keptLevels(flat, kept);
  const origin = { responses, old, sent, reach: reachOf(flat, old, sent) };
  origins.set(flat, origin);
  return origin;
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
      const { on, off, margin: left } = plan.threshold;
      const margin = left - (2 * unequal * crossing.reach.fromNeurons) / (on - off);
      const doubt =
        'may not keep its table: the unequal rates of its sources weigh more than what is left to its threshold';
      const notes = margin < 0 && left > 0 ? [...plan.notes, doubt] : plan.notes;
      return [id, [crossing, { ...plan, notes, threshold: { ...plan.threshold, margin } }]] as const;
    }),
  );
}

function assemble(
  flat: Network,
  to: NeuronModel,
  { dt, rule, overrides }: { readonly dt: number; readonly rule: LineRule; readonly overrides: MappingOverrides },
  plans: Plans,
): Mapping {
  const populations = flat.populations.map((each): MappedPopulation => {
    const planned = plans.get(each.id);
    return planned ? mapPopulation(...planned) : keep(each, flat);
  });
  const connections = flat.connections.map((each) => {
    if (plans.has(each.target)) return mapConnection(each, flat, plans);
    return mapToKept(each, flat, plans, { dt: [flat.time.dt, dt], weight: overrides.weights?.[each.id] ?? null });
  });
  const drives = populations.flatMap(({ drive }) => drive ?? []);
  const probes = mapProbes(flat, to, flat.time.dt / dt);
  const synapses = new Map([
    ...flat.synapses
      .filter(({ id }) => to.inTime || connections.some(({ connection }) => connection.synapse === id))
      .map((type) => [type.id, type] as const),
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

function keep(population: Population, flat: Network): MappedPopulation {
  const path = `populations.${population.id}`;
  const isSure = originOf(flat).sent.get(population.id)?.isSure ?? true;
  const seen = { path, message: `counts as what it sent in ${looked} steps: rarer values would need other weights` };
  const notes = [keptNote(population, flat), ...(isSure ? [] : [seen])];
  return { population, drive: null, change: keptChange(population), notes };
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

function hasNoResponse(model: NeuronModel): boolean {
  return isValueInTime(model) || (!model.inTime && !model.meanOutput);
}

function noResponse({ id }: NeuronModel, rule: LineRule): Issue {
  return {
    path: `models.${id}`,
    message: `the output of "${id}" does not follow from one net input, which the rule "${rule}" needs`,
    expected: 'another model, or the rule same',
  };
}

function noResponseOf({ id, model }: Population, rule: LineRule): Issue {
  const message = `is of the model "${model}", whose output does not follow from one net input, which the rule "${rule}" needs`;
  return { path: `populations.${id}`, message, expected: 'the rule same, or another model for it in the circuit' };
}

function silent({ id }: Population, { to, from, new: response }: Crossing): Issue {
  const model = response.threshold() === null ? to.id : from.id;
  return {
    path: `populations.${id}`,
    message: `no constant input makes "${model}" fire again and again, which the rule needs`,
    expected: 'another model, or the rule same',
  };
}
