/** A stretch of a simulation's history: restoring a snapshot ends one and begins the next. */
export interface Past {
  /** The stretch that the restored snapshot was taken in; null for the first. */
  readonly parent: Past | null;
  /** Step at which this stretch begins. */
  readonly from: number;
  /** Trial whose random numbers it draws. */
  readonly trial: number;
}

/** The first stretch, which is one simulation's alone. */
export function beginningOf(past: Past): Past {
  return stretches(past).at(-1)!;
}

/** Whether a simulation in `past` has been through the very state of a snapshot, so that its recordings lead there. */
export function sharesPast(past: Past, snapshot: { readonly past: Past; readonly step: number }): boolean {
  let reached = Infinity;
  for (const stretch of stretches(past)) {
    if (stretch === snapshot.past) return snapshot.step <= reached;
    reached = Math.min(reached, stretch.from);
  }
  return false;
}

/** The first trial other than 0 that has drawn random numbers; 0 when there is none. */
export function redrawnTrial(past: Past): number {
  return stretches(past).find(({ trial }) => trial !== 0)?.trial ?? 0;
}

/** From the present stretch back to the first. */
function stretches(past: Past): Past[] {
  const all: Past[] = [];
  for (let stretch: Past | null = past; stretch; stretch = stretch.parent) all.push(stretch);
  return all;
}
