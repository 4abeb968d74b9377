import { mildDistortion, type Distortion } from '../../engine/learning/distortion.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';

export const distortOption = {
  type: 'string',
  valueHint: 'WxH',
  description:
    'Inputs are pictures of so many pixels, row by row, such as 28x28: learn them turned, sized, slanted and shifted a little, each time otherwise',
} as const;

/** What `--distort` asks for; null where it is not given. */
export function readDistortion(args: Arguments): Distortion | null {
  const text = args.text('distort');
  if (text === null) return null;
  const [, width, height] = /^([1-9]\d{0,4})[x×]([1-9]\d{0,4})$/.exec(text) ?? [];
  if (width === undefined) fail('--distort', `found "${text}"`, 'width and height in pixels, such as 28x28');
  const misfit =
    args.text('network') !== null ? 'network' : args.text('optimizer') === 'lbfgs' ? 'optimizer lbfgs' : null;
  if (misfit) fail('--distort', `is given besides --${misfit}, which learns the same rows each time`, 'one of the two');
  return mildDistortion(Number(width), Number(height));
}
