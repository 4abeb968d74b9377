/** `+1.52`, `−0.03` */
export function weightText(value: number): string {
  const text = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(2);
  return `${value > 0 ? '+' : ''}${text.replace('-', '−')}`;
}
