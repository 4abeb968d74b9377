/** A disc, square, triangle, diamond, pentagon or star about a point, by class, so that colour is not all that tells them apart. */
export function markPath(code: number, x: number, y: number, radius: number): string {
  if (code === 0)
    return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  const { corners, turn, dent } = outlines[code - 1]!;
  const points = Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    const length = radius * 1.2 * (k % 2 === 1 ? dent : 1);
    return `${(x + length * Math.sin(angle)).toFixed(4)} ${(y - length * Math.cos(angle)).toFixed(4)}`;
  });
  return `M${points.join('L')}Z`;
}

/** Corners, how far they are turned, and how far every second one is drawn in. */
const outlines = [
  { corners: 4, turn: Math.PI / 4, dent: 1 },
  { corners: 3, turn: 0, dent: 1 },
  { corners: 4, turn: 0, dent: 1 },
  { corners: 5, turn: 0, dent: 1 },
  { corners: 10, turn: 0, dent: 0.5 },
] as const;
