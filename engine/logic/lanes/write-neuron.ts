import type { Parsed } from '../../network/issue.ts';
import type { ThresholdNeuron } from './circuit.ts';
import { decisionsOf, type Decision } from './decisions.ts';
import { positiveForm, type Literal } from './literals.ts';
import type { Emit } from './program.ts';

/** Writes a neuron into slot `target`; its value is how many slots from `scratch` on it uses. */
export function writeNeuron(neuron: ThresholdNeuron, target: number, scratch: number, emit: Emit): Parsed<number> {
  const form = positiveForm(neuron);
  const decided = decisionsOf(form);
  if (!decided.ok) return { ok: false, issues: [{ path: neuron.name, ...decided.reason }] };
  const { decisions, shape } = decided;
  if (shape !== 'general') writeSimple(form.literals, shape, target, emit);
  else writeDecisions(form.literals, decisions, target, scratch, emit);
  return { ok: true, value: decisions.length };
}

function writeSimple(
  literals: readonly Literal[],
  shape: 'zero' | 'one' | 'and' | 'or',
  target: number,
  emit: Emit,
): void {
  if (shape === 'zero' || shape === 'one') return emit(shape, target);
  // Plain literals first, so that the first two can be joined by one instruction.
  const [first, second, ...rest] = [...literals].sort((a, b) => Number(a.inverted) - Number(b.inverted));
  if (!second) return emit(first!.inverted ? 'not' : 'copy', target, first!.source);
  const [plain, not, both] = shape === 'and' ? (['and', 'andNot', 'nor'] as const) : (['or', 'orNot', 'nand'] as const);
  emit(first!.inverted ? both : second.inverted ? not : plain, target, first!.source, second.source);
  for (const { source, inverted } of rest) emit(inverted ? not : plain, target, target, source);
}

/** More weight never stops a neuron, so that its function is low ∨ (literal ∧ high) at every literal. */
function writeDecisions(
  literals: readonly Literal[],
  decisions: readonly Decision[],
  target: number,
  scratch: number,
  emit: Emit,
): void {
  decisions.forEach(({ literal, low, high }, index) => {
    const to = index === decisions.length - 1 ? target : scratch + index;
    const { source, inverted } = literals[literal]!;
    if (high === 'one') {
      if (low === 'zero') emit(inverted ? 'not' : 'copy', to, source);
      else emit(inverted ? 'orNot' : 'or', to, scratch + Number(low), source);
    } else {
      emit(inverted ? 'andNot' : 'and', to, scratch + Number(high), source);
      if (low !== 'zero') emit('or', to, to, scratch + Number(low));
    }
  });
}
