/** Steps that a plot shows: the span the user zoomed to (in ms), or the last `span` steps up to the clock. */
export function timeWindow(
  step: number,
  span: number,
  zoomed: { readonly from: number; readonly to: number } | null,
  dt: number,
): { from: number; to: number } {
  if (zoomed) {
    const from = Math.max(0, Math.floor(zoomed.from / dt));
    return { from, to: Math.max(from + 1, Math.ceil(zoomed.to / dt)) };
  }
  const from = Math.max(0, step - span);
  return { from, to: from + span };
}
