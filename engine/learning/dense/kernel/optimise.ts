import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { Value } from '../../../codegen/wasm/math-values.ts';
import type { OptimizerName } from '../../optimizers.ts';
import type { DenseArrays } from '../layout.ts';
import { createWriter, load, repeat, store, vectorBytes, withLocals } from './vectors.ts';

/**
 * `optimise(scale, rate, a, b, epsilon, correction1, correction2, l1, l2, decay)`, all f64: one step of the optimiser on all parameters.
 * `scale` makes the mean of the gradient's sum; l1 and l2 are added to gradients of weights, `decay` shrinks weights directly.
 */
export function addOptimise(module: ModuleBuilder, arrays: DenseArrays, optimizer: OptimizerName): void {
  const params = Array.from({ length: 10 }, () => 'f64' as const);
  const b = module.addFunction({ name: 'optimise', params, results: [], exported: true });
  const w = createWriter(b, arrays.shape);
  const { f } = w;
  const scalars = params.map((_, k) => {
    const local = b.local('v128');
    b.get(k);
    if (arrays.shape === 'f64x2') b.emit(op.f64x2_splat);
    else b.emit(op.f32_demote_f64, op.f32x4_splat);
    b.set(local);
    return (() => b.get(local)) as Value;
  });
  const [scale, rate, first, second, epsilon, correction1, correction2, l1, l2, decay] = scalars as [
    Value,
    ...Value[],
  ] &
    Value[];
  const [m, v] = arrays.moments;
  const { address } = arrays.parameters;
  const past = (from: number): number => from - address;
  const run = (from: number, to: number, decays: boolean): void => {
    if (from === to) return;
    withLocals(w, ['i32', 'v128', 'v128', 'v128', 'v128'], (at, p, g, one, two) => {
      const now =
        (local: number): Value =>
        () =>
          b.get(local);
      const keep = (local: number, value: Value): void => {
        value();
        b.set(local);
      };
      b.i32Const(address + from * w.bytes).set(at!);
      repeat(
        w,
        at!,
        vectorBytes,
        () => b.i32Const(address + to * w.bytes),
        () => {
          keep(p!, load(w, at!));
          keep(g!, f.mul(load(w, at!, past(arrays.gradient.address)), scale!));
          if (decays) {
            const sign = f.sub(
              f.and(f.lt(f.constant(0), now(p!)), f.constant(1)),
              f.and(f.lt(now(p!), f.constant(0)), f.constant(1)),
            );
            keep(g!, f.add(now(g!), f.add(f.mul(l2!, now(p!)), f.mul(l1!, sign))));
            keep(p!, f.sub(now(p!), f.mul(decay!, now(p!))));
          }
          const moment = (place: number): Value => load(w, at!, past(place));
          const save = (place: number, value: Value): void => store(w, at!, value, past(place));
          switch (optimizer) {
            case 'sgd':
              keep(one!, now(g!));
              break;
            case 'momentum':
            case 'nesterov':
              keep(two!, f.add(f.mul(first!, moment(m.address)), now(g!)));
              save(m.address, now(two!));
              keep(one!, optimizer === 'momentum' ? now(two!) : f.add(now(g!), f.mul(first!, now(two!))));
              break;
            case 'rmsprop':
              keep(two!, blend(first!, moment(m.address), f.mul(now(g!), now(g!))));
              save(m.address, now(two!));
              keep(one!, f.div(now(g!), f.add(root(now(two!)), epsilon!)));
              break;
            case 'adam':
            case 'adamw':
              keep(one!, blend(first!, moment(m.address), now(g!)));
              save(m.address, now(one!));
              keep(two!, blend(second!, moment(v.address), f.mul(now(g!), now(g!))));
              save(v.address, now(two!));
              keep(two!, f.add(f.div(root(now(two!)), correction2!), epsilon!));
              keep(one!, f.div(f.mul(now(one!), correction1!), now(two!)));
              break;
          }
          store(w, at!, f.sub(now(p!), f.mul(rate!, now(one!))));
        },
      );
    });
  };

  function blend(share: Value, old: Value, fresh: Value): Value {
    return f.add(f.mul(share, old), f.mul(f.sub(f.constant(1), share), fresh));
  }

  function root(value: Value): Value {
    return () => {
      value();
      b.emit(arrays.shape === 'f64x2' ? op.f64x2_sqrt : op.f32x4_sqrt);
    };
  }

  run(0, arrays.weightCount, true);
  run(arrays.weightCount, arrays.parameters.view.length, false);
}
