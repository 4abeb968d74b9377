import { emitMath } from '../../../codegen/wasm/math.ts';
import type { Value } from '../../../codegen/wasm/math-values.ts';
import { leak, type Activation } from '../../units.ts';
import type { Writer } from './vectors.ts';

type Elementwise = Exclude<Activation, 'softmax'>;

/** y of a vector of z. */
export function outputOf(w: Writer, activation: Elementwise, z: Value): Value {
  const { f } = w;
  switch (activation) {
    case 'linear':
      return z;
    case 'logistic':
    case 'tanh':
      return () => {
        z();
        emitMath(w.b, activation, w.shape);
      };
    // A NaN must stay one: `above` keeps that of its first operand.
    case 'relu':
      return f.above(z, f.constant(0));
    case 'leaky-relu':
      return f.choose(f.lt(f.constant(0), z), z, f.mul(z, f.constant(leak)));
  }
}

/** `delta` · dy/dz of a vector of y. */
export function timesSlope({ f }: Writer, activation: Elementwise, delta: Value, y: Value): Value {
  switch (activation) {
    case 'linear':
      return delta;
    case 'logistic':
      return f.mul(delta, f.mul(y, f.sub(f.constant(1), y)));
    case 'tanh':
      return f.mul(delta, f.sub(f.constant(1), f.mul(y, y)));
    case 'relu':
      return f.and(delta, f.lt(f.constant(0), y));
    case 'leaky-relu':
      return f.choose(f.lt(f.constant(0), y), delta, f.mul(delta, f.constant(leak)));
  }
}
