/** A name no shorter than this is measured; below, the widest letters fit. */
const CERTAINLY_FITS = 12;

/** As much of `name` as fits into `most`, with an ellipsis in place of the rest. */
export function elide(name: string, most: number, widthOf: (text: string) => number): string {
  if (name.length <= CERTAINLY_FITS) return name;
  const letters = [...name];
  if (letters.length <= MOST_LETTERS && widthOf(name) <= most) return name;
  let fits = 0;
  let tooMany = Math.min(letters.length, MOST_LETTERS);
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(shortened(letters, middle)) <= most) fits = middle;
    else tooMany = middle;
  }
  return shortened(letters, fits);
}

/** More are never measured: no font is so narrow. */
const MOST_LETTERS = 200;

function shortened(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}
