import type { Report } from './dimension-of.ts';
import { evaluate } from './evaluate.ts';
import type { ParameterItem } from './item.ts';
import { farthest } from './parse-parameter.ts';
import type { Parts } from './parts.ts';
import { isCondition } from './resolve-units.ts';
import { isRandom, symbolsOf } from './symbols.ts';

/** Reports a refractory time that is negative: at the defaults, or within the range that the text gives its parameter. */
export function checkRefractoryTime(parts: Parts, report: Report): void {
  const { refractory, parameters } = parts;
  if (!refractory || isCondition(refractory.value) || isRandom(refractory.value)) return;
  const values = new Map(parameters.map((each) => [each.name.text, each.default]));
  if ([...symbolsOf(refractory.value)].some((name) => !values.has(name))) return;
  const time = evaluate(refractory.value, (name) => values.get(name)!);
  if (!(time >= 0)) {
    report(refractory.value.at ?? refractory.at, `the refractory time is ${time} ms by default`, 'at least 0 ms');
    return;
  }
  const own = refractoryParameter(parts);
  if (own && hasStart(own) && own.min < 0) {
    report(own.name.at, `${own.name.text}, a refractory time, ranges from ${own.min} ms on`, 'a range from 0 ms on');
  }
}

/** The least value of a parameter; one that is the refractory time, and has no range of its own, begins at 0. */
export function leastValue(parameter: ParameterItem, parts: Parts): number {
  return parameter === refractoryParameter(parts) && !hasStart(parameter) ? 0 : parameter.min;
}

/** The parameter that is the refractory time itself; undefined where an expression or a condition is. */
function refractoryParameter({ refractory, parameters }: Parts): ParameterItem | undefined {
  const value = refractory?.value;
  return value?.kind === 'symbol' ? parameters.find(({ name }) => name.text === value.name) : undefined;
}

function hasStart({ min }: ParameterItem): boolean {
  return min > -farthest;
}
