import { listed, columnPath, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** How columns came to be called as they are; `header` is the trimmed first row where it names them, `first` what stands in it. */
export function namingFindings(header: readonly string[] | null, names: readonly string[], first: number): Finding[] {
  if (header === null)
    return [
      {
        kind: 'no-header',
        path: '',
        message: `row ${first} is read as data, since it does not look like names of columns, which are called ${listed(names, 3)}`,
        advice: 'put a row of names above the data: a table to be predicted must call its columns the same',
      },
    ];
  const unnamed = names.filter((_, column) => !header[column]);
  const repeated = names.filter((name, column) => header[column] && header[column] !== name);
  const plainOf = new Map(names.map((name, column) => [name, header[column]]));
  return [
    ...describe(
      'unnamed',
      unnamed,
      (are) => `${are('has', 'have')} no name, and ${are('is', 'are')} called by ${are('its place', 'their places')}`,
    ),
    ...describe('repeated-name', repeated, (are) => {
      const taken = [...new Set(repeated.map((name) => shorten(plainOf.get(name)!)))];
      return `${are('has', 'have')} the name ${listed(taken, 3)} of another column, and ${are('is', 'are')} called so instead`;
    }),
  ];
}

function describe(
  kind: Finding['kind'],
  names: readonly string[],
  message: (are: (one: string, many: string) => string) => string,
): Finding[] {
  if (names.length === 0) return [];
  const isOne = names.length === 1;
  const path = isOne ? columnPath(names[0]!) : `columns ${listed(names.map(shorten), 3)}`;
  const advice = 'give each column a name of its own';
  return [{ kind, path, message: message((one, many) => (isOne ? one : many)), advice }];
}
