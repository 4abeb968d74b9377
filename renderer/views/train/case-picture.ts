/** The side of the square picture that columns make up: `pixel 0` and so on; null where they are none. */
export function pictureSide(columns: readonly string[]): number | null {
  const side = Math.sqrt(columns.length);
  const isPicture = Number.isInteger(side) && side >= 4 && columns.every((name, k) => name === `pixel ${k}`);
  return isPicture ? side : null;
}
