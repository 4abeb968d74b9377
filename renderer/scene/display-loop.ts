import type { Acts } from './acts.ts';
import type { SizeFollower } from './follow-size.ts';
import type { Pace } from './pace.ts';
import type { Stage } from './stage.ts';

/** ms until it is asked again whether the next picture may begin. */
const RETRY_MS = 2;

/**
 * Draws on every display frame while something changes; returns what ends it. Where the picture before is not done by then, the
 * next one is begun as soon as it is: waiting for another display frame would show input up to 17 ms later. While somebody acts,
 * pictures of mere spikes leave room between them, in which an act is answered at once.
 */
export function startDisplayLoop(
  stage: Pick<Stage, 'isAwake' | 'isMoving' | 'draw'>,
  size: Pick<SizeFollower, 'follow' | 'coarsen' | 'isCoarse'>,
  pace: Pace,
  acts: Pick<Acts, 'isUrgent' | 'answered'>,
): () => void {
  let retry = 0;
  const draw = (): void => {
    clearTimeout(retry);
    const now = performance.now();
    // A window that was hidden while it moved comes back at rest, and must not stay coarse.
    if (!stage.isAwake(now) && !size.isCoarse) return;
    if (!pace.allows(now, acts.isUrgent(now))) {
      retry = window.setTimeout(draw, RETRY_MS);
      return;
    }
    size.coarsen(stage.isMoving(now));
    stage.draw(now);
    pace.drawn(now);
    acts.answered();
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
