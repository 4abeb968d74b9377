/** How the train view is looked at; it stays when another view or tab is shown. */
export class TrainLooks {
  /** Whether losses are drawn by orders of magnitude; null until the user has chosen. */
  log = $state<boolean | null>(null);
  /** Rows of which kept curves are drawn. */
  part = $state<'test' | 'train'>('test');
  /** Whether the seldom choices stand open. */
  more = $state(false);
}
