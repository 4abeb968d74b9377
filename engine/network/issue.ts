/** What is wrong with a user's input: where, what, and what was expected in its place. */
export interface Issue {
  /** Such as `connections[2].source`; '' for the whole. */
  readonly path: string;
  readonly message: string;
  readonly expected: string;
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };
