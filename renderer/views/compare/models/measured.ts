/** A number with four significant digits, whole numbers in full, as `nandrite compare` prints it, with a real minus sign. */
export function measured(value: number | null): string {
  if (value === null) return '–';
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return text.replaceAll('-', '−');
}

/** `[0.81, 0.84]` */
export function between({ low, high }: { readonly low: number; readonly high: number }): string {
  return `[${measured(low)}, ${measured(high)}]`;
}

/** With the sign of a difference. */
export function signed(value: number): string {
  return value > 0 ? `+${measured(value)}` : measured(value);
}
