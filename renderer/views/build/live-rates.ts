import type { Expression } from '../../../engine/equations/ast.ts';
import { evaluate } from '../../../engine/equations/evaluate.ts';
import { symbolsOf } from '../../../engine/equations/symbols.ts';
import { expressionTex } from '../../../engine/equations/tex-expression.ts';
import { symbolTex, unitTex } from '../../../engine/equations/tex-names.ts';
import { formatDimension } from '../../../engine/equations/units.ts';
import { divideDimensions, time } from '../../../engine/equations/dimension.ts';
import { arrivedName } from '../../../engine/integration/names.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import { formatNumber } from '../../ui/number.ts';
import { unitText } from '../../ui/unit.ts';
import type { NeuronReadout } from '../../worker/protocol.ts';
import type { Equation } from './equation.ts';

/** What the symbols of a model stand for at a neuron now; null for what is not known. */
type Values = (name: string) => number | null;

/**
 * The differential equations of a model in time with this neuron's numbers in them, and how fast each variable moves:
 * dv/dt = (−60 − (−53.2) + 0.1·120)/20 = 0.26 mV/ms. Those that chance or an unknown current enters are left out.
 */
export function liveRates(model: NeuronModel, readout: NeuronReadout): Equation[] {
  const values = valuesOf(model, readout);
  return model.parsed.equations.flatMap(({ name, rate, dimension }) => {
    const value = valueOf(rate, values);
    if (value === null) return [];
    const unit = formatDimension(divideDimensions(dimension, time));
    const shown = formatNumber(round(value));
    const numbers = expressionTex(rate, (symbol) => {
      const known = values(symbol);
      return known === null ? null : tight(formatNumber(round(known)));
    });
    const left = `\\frac{d${symbolTex(name)}}{dt}`;
    return [
      {
        tex: `\\begin{aligned} ${left} &= ${numbers} \\\\ &= ${tight(shown)}\\,${unit === '1' ? '' : unitTex(unit)} \\end{aligned}`,
        text: `d${name}/dt = ${shown} ${unitText(unit)}`,
      },
    ];
  });
}

function valuesOf({ parsed, inputs }: NeuronModel, readout: NeuronReadout): Values {
  const definitions = new Map(parsed.subexpressions.map(({ name, value }) => [name, value]));
  const standards = new Map(parsed.parameters.map((each) => [each.name, each.default]));
  const [input] = inputs;
  const values: Values = (name) => {
    const known = readout.variables[name] ?? readout.parameters[name] ?? standards.get(name);
    if (known !== undefined) return known;
    const definition = definitions.get(name);
    if (definition) return valueOf(definition, values);
    const isInput = input !== undefined && (name === input.name || name === arrivedName(input.name));
    return isInput ? readout.arrived : null;
  };
  return values;
}

function valueOf(expression: Expression, values: Values): number | null {
  const isKnown = [...symbolsOf(expression)].every((name) => values(name) !== null);
  if (!isKnown) return null;
  try {
    return evaluate(expression, (name) => values(name)!);
  } catch {
    return null;
  }
}

/** TeX with a minus sign that the typesetter knows. */
function tight(text: string): string {
  return text.replace('−', '-');
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
