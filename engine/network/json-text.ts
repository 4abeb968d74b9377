/**
 * JSON indented by two, as `JSON.stringify` writes it, but with the numbers of an array side by side in lines of up to
 * 100 characters: a list of a thousand spike times is then no thousand lines.
 */
export function jsonText(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((item) => typeof item === 'number')) return numbers(value, indent);
    return `[\n${value.map((item) => `${inner}${jsonText(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (fields.length === 0) return '{}';
  const written = fields.map(([key, field]) => `${inner}${JSON.stringify(key)}: ${jsonText(field, inner)}`);
  return `{\n${written.join(',\n')}\n${indent}}`;
}

const width = 100;

function numbers(values: readonly number[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const item = Number.isFinite(value) ? String(value) : 'null';
    if (line !== '' && indent.length + line.length + item.length + 5 > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? item : `, ${item}`;
  }
  lines.push(line);
  if (lines.length === 1) return `[${line}]`;
  return `[\n${lines.map((each) => `${indent}  ${each}`).join(',\n')}\n${indent}]`;
}
