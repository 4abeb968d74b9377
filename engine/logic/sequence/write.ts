import type { InputCell, Sequence } from './types.ts';

/** The text of a sequence, which `parseSequence` reads back. */
export function sequenceToText({ inputs, outputs, pulse, recorded, vectors }: Sequence): string {
  const rows = vectors.map((vector) => [
    String(vector.steps),
    ...vector.inputs.map(inputText),
    '|',
    ...vector.expected.map((bit) => (bit === null ? 'x' : String(bit))),
  ]);
  // A circuit may have an input of that name.
  const hold = [...inputs, ...outputs].includes('hold') ? 'steps' : 'hold';
  const table = [[hold, ...inputs, '|', ...outputs], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row, index) => {
    const note = index > 0 ? vectors[index - 1]!.note : '';
    const cells = row.map((cell, column) => cell.padEnd(widths[column]!)).join(' ');
    return note === '' ? cells.trimEnd() : `${cells} # ${note}`;
  });
  const settings = [
    ...(recorded ? ['recorded: from the answers of a circuit, not verified'] : []),
    ...(pulse === 1 ? [] : [`pulse: ${pulse}`]),
  ];
  return `${[...settings, ...lines].join('\n')}\n`;
}

function inputText(cell: InputCell): string {
  if (cell === 'pulse') return '^';
  return cell === 'keep' ? '-' : String(cell);
}
