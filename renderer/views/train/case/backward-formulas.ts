import type { BackwardCase, ForwardCase } from '../../../worker/training/case-protocol.ts';
import type { Equation } from '../../build/equation.ts';
import { onTwoLines, shortNumber, spokenFactor, texFactor, texNumber } from './numbers.ts';
import { sumEquation, type Ink } from './sums.ts';

/** What comes back to a unit, through its own slope, and what that makes of its weights. `forward` is the unit's step on the way there. */
export function backwardEquations(
  step: BackwardCase,
  forward: ForwardCase,
  ink: Ink,
  lineLength: number,
): readonly Equation[] {
  const { terms } = step;
  const isRead = terms.shown.length > 0;
  const arrived = isRead ? [arrivedEquation(step, ink, lineLength)] : [];
  return [...arrived, ...deltaEquations(step, forward), weightEquation(step)];
}

/** ∂L/∂y = Σ w δ, and what the loss itself adds. */
function arrivedEquation({ terms, fromLoss, sum }: BackwardCase, ink: Ink, lineLength: number): Equation {
  const summands = terms.shown.map(({ weight, delta }) => ({ factor: weight, times: delta }));
  return sumEquation({
    ...{ left: '\\dfrac{\\partial L}{\\partial y} &= \\textstyle\\sum w\\,\\delta \\\\', spokenLeft: '∂L/∂y = Σ w δ' },
    ...{ more: terms.more, rest: terms.rest, result: sum, ink, lineLength },
    terms: fromLoss === 0 ? summands : [...summands, { factor: fromLoss, times: null }],
  });
}

function deltaEquations(step: BackwardCase, forward: ForwardCase): Equation[] {
  const { slope, softmax, sum, byNet, delta, terms } = step;
  const isByNet = terms.shown.length === 0 && byNet !== 0 && sum === 0;
  if (isByNet || (softmax && sum === 0))
    return [
      {
        tex: `\\delta = \\dfrac{\\partial L}{\\partial z} = y - t = \\mathbf{${texNumber(delta)}}`,
        text: `δ = ∂L/∂z = y − t = ${shortNumber(delta)}`,
      },
    ];
  if (softmax || slope === null) return [softmaxDelta(step, forward)];
  const added = byNet === 0 ? '' : ` + ${texFactor(byNet)}`;
  const spokenAdded = byNet === 0 ? '' : ` + ${spokenFactor(byNet)}`;
  return [
    slopeEquation(forward, slope),
    {
      tex: `\\delta = f'(z)\\,\\dfrac{\\partial L}{\\partial y} = ${texFactor(slope)} \\cdot ${texFactor(sum)}${added} = \\mathbf{${texNumber(delta)}}`,
      text: `δ = f′(z) · ∂L/∂y = ${spokenFactor(slope)} · ${spokenFactor(sum)}${spokenAdded} = ${shortNumber(delta)}`,
    },
  ];
}

/** δ_k = y_k (g_k − Σ g y), where g is ∂L/∂y. */
function softmaxDelta({ softmax, sum, delta }: BackwardCase, { y }: ForwardCase): Equation {
  const mean = softmax?.mean ?? 0;
  return {
    tex: `\\delta = y\\,\\bigl(g - \\textstyle\\sum_j g_j y_j\\bigr) = ${texFactor(y)} \\cdot (${texNumber(sum)} - ${texFactor(mean)}) = \\mathbf{${texNumber(delta)}}`,
    text: `δ = y (g − Σ g y) = ${spokenFactor(y)} · (${shortNumber(sum)} − ${spokenFactor(mean)}) = ${shortNumber(delta)}`,
  };
}

function slopeEquation({ activation, z, y }: ForwardCase, slope: number): Equation {
  const [S, spokenS] = [`\\mathbf{${texNumber(slope)}}`, shortNumber(slope)];
  const side = z > 0 ? 'z > 0' : 'z \\le 0';
  const spokenSide = z > 0 ? 'z > 0' : 'z ≤ 0';
  switch (activation) {
    case 'tanh':
      return {
        tex: onTwoLines("f'(z)", '1 - y^2', `1 - ${texFactor(y)}^2 = ${S}`),
        text: `f′(z) = 1 − y² = 1 − ${spokenFactor(y)}² = ${spokenS}`,
      };
    case 'logistic':
      return {
        tex: onTwoLines("f'(z)", 'y\\,(1 - y)', `${texFactor(y)} \\cdot (1 - ${texFactor(y)}) = ${S}`),
        text: `f′(z) = y (1 − y) = ${spokenFactor(y)} · (1 − ${spokenFactor(y)}) = ${spokenS}`,
      };
    case 'linear':
    case 'own':
      return { tex: `f'(z) = ${S}`, text: `f′(z) = ${spokenS}` };
    default:
      return { tex: `f'(z) = ${S} \\quad (${side})`, text: `f′(z) = ${spokenS}, since ${spokenSide}` };
  }
}

function weightEquation({ delta, bias }: BackwardCase): Equation {
  const weight = `\\dfrac{\\partial L}{\\partial w} = \\delta\\, x = ${texFactor(delta)} \\cdot x`;
  const spoken = `∂L/∂w = δ x = ${spokenFactor(delta)} · x for each weight into it`;
  if (!bias) return { tex: weight, text: spoken };
  // In an equation of the user's own a bias need not be added to the sum.
  const isDelta = bias.gradient === delta;
  return {
    tex: `${weight}, \\qquad \\dfrac{\\partial L}{\\partial b} = ${isDelta ? '\\delta' : texNumber(bias.gradient)}`,
    text: `${spoken}, ∂L/∂b = ${isDelta ? 'δ' : shortNumber(bias.gradient)}`,
  };
}
