import { describe, expect, it } from 'vitest';
import { CHIP_HALF_WIDTH, thumbnailOf } from '../../../../renderer/views/start/thumbnail.ts';
import { example } from '../../support/networks.ts';

describe('thumbnail of a circuit with chips', () => {
  const adder = example('adder-4-bit');
  const { axons, chips, dots, viewBox } = thumbnailOf(adder);

  it('draws a box for each chip where it stands, and a dot for all else', () => {
    expect(chips.map(({ id, x, y }) => ({ id, x, y }))).toEqual(
      adder.chips.map(({ id }) => ({ id, ...adder.layout[id] })),
    );
    expect(dots).toHaveLength(8 + 5);
  });

  it('leads a carry from the lower right port to the lowest left one of the next chip', () => {
    const { path } = axons.find(({ id }) => id === 'add0_cout_to_add1_cin')!;
    const [add0, add1] = [adder.layout.add0!, adder.layout.add1!];
    // Two outputs and three inputs, 24 apart.
    expect(path.startsWith(`M${add0.x + CHIP_HALF_WIDTH} ${add0.y + 12}C`)).toBe(true);
    expect(path.endsWith(` ${add1.x - CHIP_HALF_WIDTH} ${add1.y + 24}`)).toBe(true);
  });

  it('leaves room for all of it', () => {
    const [left, top, width, height] = viewBox.split(' ').map(Number);
    for (const { x, y, halfHeight } of chips) {
      expect(x - CHIP_HALF_WIDTH).toBeGreaterThan(left!);
      expect(x + CHIP_HALF_WIDTH).toBeLessThan(left! + width!);
      expect(y - halfHeight).toBeGreaterThan(top!);
      expect(y + halfHeight).toBeLessThan(top! + height!);
    }
  });
});
