import type { Population } from '../../network/types.ts';
import type { Levels } from './levels.ts';
import type { GateCircuit } from './neurons.ts';

/** The registers and neurons of a circuit as populations. */
export interface Gathered {
  readonly populations: readonly Population[];
  /** Population and neuron of each register, then of each neuron. */
  readonly places: readonly { readonly id: string; readonly index: number }[];
  /** Level of each population, by its id. */
  readonly levels: ReadonlyMap<string, number>;
  readonly isGrouped: boolean;
  readonly losses: readonly string[];
}

/** Up to so many neurons each is a population of its own, with its name as label. */
export const mostSingle = 500;

/** Larger circuits: one population for the gates of one kind and level, of which each keeps its number there. */
export function gatherNeurons(
  circuit: GateCircuit,
  { levels }: Levels,
  ids: (name: string, suffix?: string) => string,
): Gathered {
  const { inputs, registers, neurons } = circuit;
  const parts = [
    ...registers.map(({ name, initial }) => ({ name, kind: 'register', bias: initial === 1 ? 0.5 : -1.5, level: 0 })),
    ...neurons.map(({ name, kind, bias }, index) => {
      return { name, kind, bias, level: levels[inputs.length + registers.length + index]! };
    }),
  ];
  const isGrouped = parts.length > mostSingle;
  const groups = new Map<string, { id: string; label: string; level: number; biases: number[] }>();
  const places = parts.map(({ name, kind, bias, level }) => {
    const key = isGrouped ? `${kind}_${level}` : name;
    const known = groups.get(key);
    const group = known ?? {
      id: isGrouped ? ids(key) : ids(name, '_neuron'),
      label: labelOf(isGrouped, kind, level, name),
      level,
      biases: [],
    };
    groups.set(key, group);
    return { id: group.id, index: group.biases.push(bias) - 1 };
  });
  const populations = [...groups.values()].map(({ id, label, biases }): Population => {
    const isAlike = biases.every((bias) => bias === biases[0]);
    const parameters = { b: isAlike ? biases[0]! : biases };
    return { id, label, model: 'mcculloch-pitts', size: biases.length, parameters, initial: {} };
  });
  const losses = isGrouped
    ? [
        `the names of ${parts.length} gates: above ${mostSingle} neurons, those of one kind and level are one population`,
      ]
    : [];
  const levelOf = new Map([...groups.values()].map(({ id, level }) => [id, level]));
  return { populations, places, levels: levelOf, isGrouped, losses };
}

function labelOf(isGrouped: boolean, kind: string, level: number, name: string): string {
  if (!isGrouped) return name.slice(0, 200);
  return kind === 'register' ? 'registers' : `${kind.toUpperCase()}, level ${level}`;
}
