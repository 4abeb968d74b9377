import type { ComparedModel } from '../../../../engine/compare/types.ts';
import { modelsOf } from '../../../../engine/models/index.ts';
import { unitText } from '../../../ui/unit.ts';

/** A number of a mapping that can be set, by the name that the shell gives it. */
export interface Settable {
  readonly name: string;
  /** What it is in words. */
  readonly label: string;
  readonly unit: string;
  /** As the rule chose it, where that is one number. */
  readonly present: number | null;
  readonly min: number;
  readonly max: number;
}

const wide = { min: -1e9, max: 1e9 };
const positive = { min: 1e-6, max: 1e9 };

/** All numbers that a rule uses: those of the rule, then of populations, then weights. */
export function settablesOf({ id, mapping, dt }: ComparedModel): Settable[] {
  const { rule, network, populations } = mapping;
  if (!rule) return [];
  const input = populations.length === 1 ? populations[0]!.input : null;
  const scale = populations.length === 1 ? populations[0]!.outputScale : null;
  const unit = unitText(populations[0]?.input?.unit ?? '1');
  const line: Settable[] = [
    { name: 'gain', label: 'gain k', unit, present: input?.gain ?? null, ...wide },
    { name: 'offset', label: 'offset c', unit, present: input?.offset ?? null, ...wide },
    { name: 'tau', label: 'τ of synapses', unit: 'ms', present: null, ...positive },
  ];
  const rate: Settable = { name: 'rateScale', label: 'rate scale s', unit: '', present: scale, ...positive };
  const parameters = modelsOf(network).find((each) => each.id === id)?.parameters ?? [];
  return [
    ...(rule.id === 'same' ? [] : line),
    ...(rule.id === 'rate' ? [rate] : []),
    { name: 'dt', label: 'step', unit: 'ms', present: dt, ...positive },
    ...populations
      .filter(({ isKept }) => !isKept)
      .flatMap(({ population, set }) =>
        parameters.map(({ symbol, unit: own, default: standard, min, max }): Settable => {
          const value = set.find((each) => each.symbol === symbol)?.value ?? standard;
          const present = typeof value === 'number' ? value : null;
          return {
            name: `${population}.${symbol}`,
            label: `${symbol} of ${population}`,
            unit: unitText(own),
            present,
            min,
            max,
          };
        }),
      ),
    ...network.connections
      .filter(({ id: connection }) => mapping.connections.some((each) => each.connection === connection))
      .map(({ id: connection, weight }): Settable => {
        const present = typeof weight === 'number' ? weight : null;
        return { name: connection, label: `weight of ${connection}`, unit: '', present, ...wide };
      }),
  ];
}
