/** Something about the data that may spoil learning, in words. */
export interface Finding {
  readonly kind:
    | 'class-imbalance'
    | 'small-class'
    | 'alike-classes'
    | 'leakage'
    | 'constant'
    | 'near-constant'
    | 'id'
    | 'duplicates'
    | 'contradictions'
    | 'missing'
    | 'few-rows'
    | 'target-scale'
    | 'empty-column'
    | 'marks'
    | 'mark-category'
    | 'no-header'
    | 'unnamed'
    | 'repeated-name'
    | 'too-large'
    | 'decimal-comma'
    | 'decimal-point'
    | 'decorated';
  /** Such as `column "flux"`; '' for the whole table. */
  readonly path: string;
  readonly message: string;
  readonly advice: string;
}
