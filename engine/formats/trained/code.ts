import type { PlainLayers } from './layers.ts';

/** What a file of code says first, line by line. Names are written as JSON, so that none of them ends its comment. */
export function headOf({ name, inputs, layers, output }: PlainLayers): string[] {
  const sizes = layers.map(({ biases, activation }) => `${biases.length} ${activation}`).join(', ');
  const what = output.type === 'class' ? 'class' : 'value';
  return [
    `${quoted(name)}: predicts the ${what} of ${quoted(output.column)} from ${inputs.length} columns. Layers: ${sizes}.`,
    'Exported by Nandrite from a trained model; it depends on nothing else.',
  ];
}

/** JSON escapes line feeds, but not the two other line ends that JavaScript knows. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
