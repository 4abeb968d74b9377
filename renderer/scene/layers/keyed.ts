/** Keeps one view for each item: `same` says whether an old view still serves, otherwise it is dropped and made anew. */
export interface Keyed<Item, View> {
  readonly views: readonly View[];
  reconcile(items: readonly Item[]): void;
  clear(): void;
}

export interface KeyedOptions<Item, View> {
  key(item: Item): string;
  make(item: Item): View;
  same(view: View, item: Item): boolean;
  /** Moves a kept view to its item's new place. */
  place(view: View, item: Item): void;
  drop(view: View): void;
}

export function createKeyed<Item, View>(options: KeyedOptions<Item, View>): Keyed<Item, View> {
  let byKey = new Map<string, View>();
  let views: View[] = [];
  return {
    get views() {
      return views;
    },
    reconcile(items) {
      const before = byKey;
      byKey = new Map();
      views = [];
      for (const item of items) {
        const key = options.key(item);
        const old = before.get(key);
        const kept = old !== undefined && options.same(old, item);
        const view = kept ? old : options.make(item);
        if (kept) before.delete(key);
        options.place(view, item);
        byKey.set(key, view);
        views.push(view);
      }
      for (const view of before.values()) options.drop(view);
    },
    clear() {
      for (const view of views) options.drop(view);
      byKey.clear();
      views = [];
    },
  };
}
