import type { SizeFollower } from './follow-size.ts';
import type { Pace } from './pace.ts';
import type { Stage } from './stage.ts';

/** ms until it is asked again whether the picture before is done. */
const RETRY_MS = 2;

/**
 * Draws on every display frame while something changes; returns what ends it. Where the picture before is not done by then, the
 * next one is begun as soon as it is: waiting for another display frame would show input up to 17 ms later.
 */
export function startDisplayLoop(
  stage: Pick<Stage, 'isAwake' | 'draw'>,
  size: Pick<SizeFollower, 'follow'>,
  pace: Pace,
): () => void {
  let retry = 0;
  const draw = (): void => {
    clearTimeout(retry);
    const now = performance.now();
    if (!stage.isAwake(now)) return;
    if (!pace.ready) {
      retry = window.setTimeout(draw, RETRY_MS);
      return;
    }
    stage.draw(now);
    pace.drawn();
  };
  const tick = (): void => {
    request = requestAnimationFrame(tick);
    size.follow();
    draw();
  };
  let request = requestAnimationFrame(tick);
  return () => {
    cancelAnimationFrame(request);
    clearTimeout(retry);
  };
}
