import type { Expression } from '../equations/ast.ts';
import type { DifferentialEquation, ParameterDefinition, ParsedModel, Quantity } from '../equations/types.ts';
import { divideDimensions } from '../equations/dimension.ts';
import { parseUnit } from '../equations/units.ts';
import { call, number, op, sum, symbol } from '../equations/make.ts';
import { arrivedName, valueName } from '../integration/names.ts';
import type { SynapseType } from '../network/types-synapses.ts';

/** Names of the state variables of a receptor: what it contributes, and for an alpha function the variable behind its rise. */
export function receptorVariable({ id, based }: SynapseType): string {
  return `${based === 'conductance' ? 'g' : 'I'}_${id}`;
}

/** The variable that a spike makes jump by the weight. */
export function receptorJump(type: SynapseType): string {
  return type.kind === 'alpha' ? `s_${type.id}` : receptorVariable(type);
}

/**
 * The model with the receptors of its synapses as equations of its own, so that one integrator sees the whole: all
 * synapses of one type at a neuron share one current or conductance, since they are linear. Exponential: dI/dt = −I/τ, a
 * spike adds w. Alpha: ds/dt = −s/τ, dI/dt = (e·s − I)/τ, a spike adds w to s, and I peaks at w after τ (Rall 1967).
 * A value x that is held for a step is filtered, dI/dt = (w·x − I)/τ, for alpha twice, so that a constant one leads to w·x.
 * The model's inputs become subexpressions, each what arrives in the step (`arrivedName`), the first with the currents of all
 * receptors, so that an input is the same wherever the text names it.
 */
export function attachReceptors(
  model: ParsedModel,
  types: readonly SynapseType[],
  voltage: string | null,
): ParsedModel {
  const [input] = model.inputs;
  if (!input) return model;
  const currents = types.map((type) => currentOf(type, voltage));
  const arrived = model.inputs.map((each) => ({ ...each, name: arrivedName(each.name) }));
  return {
    ...model,
    equations: [...model.equations, ...types.flatMap((type) => equationsOf(type, input))],
    inputs: [...arrived, ...types.map((type) => ({ name: valueName(type.id), ...quantityOf(type, input) }))],
    subexpressions: [
      ...model.inputs.map((each, k) => ({
        ...each,
        value: sum([symbol(arrived[k]!.name), ...(k > 0 ? [] : currents)]),
      })),
      ...model.subexpressions,
    ],
    parameters: [...model.parameters, ...types.flatMap(parametersOf)],
  };
}

function currentOf(type: SynapseType, voltage: string | null): Expression {
  const variable = symbol(receptorVariable(type));
  if (type.based === 'current') return variable;
  if (voltage === null)
    throw new Error(`Found conductance "${type.id}" at a model without a membrane potential, expected one with it`);
  return op(variable, '*', op(symbol(reversalName(type)), '-', symbol(voltage)));
}

function equationsOf(type: SynapseType, input: ParsedModel['inputs'][number]): DifferentialEquation[] {
  const tau = symbol(tauName(type));
  const variable = receptorVariable(type);
  const following = (name: string, value: Expression): DifferentialEquation => ({
    name,
    rate: op(op(value, '-', symbol(name)), '/', tau),
    ...quantityOf(type, input),
    unlessRefractory: false,
  });
  const value = symbol(valueName(type.id));
  if (type.kind !== 'alpha') return [following(variable, value)];
  const rise = receptorJump(type);
  const e = call('exp', number(1));
  return [following(rise, op(value, '/', e)), following(variable, op(e, '*', symbol(rise)))];
}

function quantityOf({ based }: SynapseType, { unit, dimension }: Omit<Quantity, 'name'>): Omit<Quantity, 'name'> {
  if (based === 'current') return { unit, dimension };
  return { unit: `${unit}/mV`, dimension: divideDimensions(dimension, millivolt) };
}

function parametersOf(type: SynapseType): ParameterDefinition[] {
  const tau = parameter(tauName(type), 'ms', type.tau);
  return type.based === 'conductance' ? [tau, parameter(reversalName(type), 'mV', type.reversal)] : [tau];
}

function tauName({ id }: SynapseType): string {
  return `_tau_${id}`;
}

function reversalName({ id }: SynapseType): string {
  return `_E_${id}`;
}

function parameter(name: string, unit: string, value: number): ParameterDefinition {
  return { name, unit, dimension: dimensionOf(unit), label: name, default: value, min: -1e12, max: 1e12 };
}

function dimensionOf(unit: string): ParameterDefinition['dimension'] {
  const parsed = parseUnit(unit);
  if (!parsed.ok) throw new Error(`Found unit "${unit}", expected one that is known`);
  return parsed.value.dimension;
}

const millivolt = dimensionOf('mV');
