/** Characters [start, end) of a text. */
export interface MarkSpan {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in pieces, those under any of the spans marked; a span of no length marks the character it stands at. */
export function segmentsOf(text: string, spans: readonly MarkSpan[]): Segment[] {
  // A mark at the end of the text needs something to stand under.
  const padded = `${text} `;
  const marked = new Uint8Array(padded.length);
  for (const { start, end } of spans) marked.fill(1, Math.min(start, text.length), Math.max(end, start + 1));
  const segments: Segment[] = [];
  for (let from = 0; from < padded.length;) {
    let to = from + 1;
    while (to < padded.length && marked[to] === marked[from]) to++;
    segments.push({ text: padded.slice(from, to), marked: marked[from] === 1 });
    from = to;
  }
  return segments;
}
