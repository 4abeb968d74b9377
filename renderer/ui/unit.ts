import { formatNumber } from './number.ts';

/** A unit of the equation language as people write it: `µA/cm²` for `uA/cm^2`, nothing for `1`. */
export function unitText(unit: string): string {
  if (unit === '1') return '';
  return unit
    .replace(/\bu(?=[A-Z])/g, 'µ')
    .replace(/Ohm/g, 'Ω')
    .replace(/\^2/g, '²')
    .replace(/\^3/g, '³');
}

/** `−58.2 mV` */
export function quantityText(value: number, unit: string): string {
  const number = formatNumber(Number(value.toPrecision(4)));
  return unitText(unit) === '' ? number : `${number} ${unitText(unit)}`;
}
