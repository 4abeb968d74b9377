/** How the places of a slider, 0 to `places`, stand for values. */
export interface SliderScale {
  readonly places: number;
  toValue(place: number): number;
  toPlace(value: number): number;
}

interface Span {
  readonly min: number;
  readonly max: number;
  /** What the slider should show the surroundings of: the value, and the default. */
  readonly around: readonly number[];
  readonly whole: boolean;
}

const places = 400;

/**
 * A scale on which a hand finds useful values: the whole range where it is narrow, decades where it spans many above zero,
 * and a part around the present value and the default where it is endless. Values snap to three significant digits.
 */
export function sliderScale({ min, max, around, whole }: Span): SliderScale {
  const [low, high] = window(min, max, around);
  const logarithmic = low > 0 && high / low > 1000;
  const forth = (place: number): number =>
    logarithmic ? low * (high / low) ** (place / places) : low + ((high - low) * place) / places;
  return {
    places,
    toValue: (place) => Math.min(max, Math.max(min, snap(forth(place), whole, logarithmic ? null : high - low))),
    toPlace(value) {
      const held = Math.min(high, Math.max(low, value));
      const share = logarithmic ? Math.log(held / low) / Math.log(high / low) : (held - low) / (high - low);
      return Math.round(places * share);
    },
  };
}

/** Wider ranges than this are shown in part. */
const widest = 1000;

function window(min: number, max: number, around: readonly number[]): readonly [number, number] {
  if (max - min <= widest || min > 0) return [min, max];
  const reach = Math.max(5, ...around.map((value) => 2 * Math.abs(value)));
  const round = 10 ** Math.floor(Math.log10(reach));
  const edge = Math.ceil(reach / round) * round;
  return [Math.max(min, -edge), Math.min(max, edge)];
}

/** To whole numbers, to a 1-2-5 step of a linear scale, or to three digits of a logarithmic one. */
function snap(value: number, whole: boolean, span: number | null): number {
  if (whole) return Math.round(value);
  if (span === null) return Number(value.toPrecision(2));
  const rough = span / places;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * ten >= rough * 0.999)! * ten;
  return Number((Math.round(value / step) * step).toPrecision(10));
}
