import { parseModel } from '../../../engine/equations/parse-model.ts';
import type { IntegrationMethod, ParsedModel } from '../../../engine/equations/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** Throws on a text with mistakes. */
export function parsed(text: string): ParsedModel {
  const model = parseModel(text);
  if (model.ok) return model.value;
  throw new Error(model.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

export interface Course {
  readonly text: string;
  readonly dt: number;
  readonly ms: number;
  readonly method?: IntegrationMethod;
  /** Rest of the network; population `n` is of the model `own`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Values of variables at the end of every step, one list a variable. */
export function courseOf(
  variables: readonly string[],
  { text, dt, ms, method, more = {} }: Course,
): (readonly number[])[] {
  const network = networkOf({
    time: { dt },
    models: [{ id: 'own', text, reference: '' }],
    populations: [{ id: 'n', model: 'own' }],
    probes: variables.map((variable) => ({ kind: 'trace', target: 'n', variable })),
    ...more,
  });
  const simulation = compile(network, method ? { method } : {});
  simulation.step(Math.round(ms / dt));
  return simulation.finish().traces.map(({ values }) => values);
}

/** Slope of log |error| over log dt by halving dt: the order of a method. */
export function orderOf(errorAt: (dt: number) => number, steps: readonly number[]): number {
  const errors = steps.map(errorAt);
  const [x, y] = [steps, errors].map((list) => list.map(Math.log));
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [mx, my] = [mean(x!), mean(y!)];
  const cross = x!.reduce((sum, each, k) => sum + (each - mx) * (y![k]! - my), 0);
  return cross / x!.reduce((sum, each) => sum + (each - mx) ** 2, 0);
}
