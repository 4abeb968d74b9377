export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'nandrite.theme';

/** What the window remembers of its user. Follows the system until told otherwise. */
export class Preferences {
  theme = $state<ThemeChoice>(readTheme());
  reducedMotion = $state(false);
  #systemDark = $state(true);

  readonly dark = $derived(this.theme === 'system' ? this.#systemDark : this.theme === 'dark');

  constructor() {
    watch('(prefers-color-scheme: dark)', (matches) => (this.#systemDark = matches));
    watch('(prefers-reduced-motion: reduce)', (matches) => (this.reducedMotion = matches));
  }

  /** System, then light, then dark, then system again. */
  cycleTheme(): void {
    const next = { system: 'light', light: 'dark', dark: 'system' } as const;
    this.theme = next[this.theme];
    try {
      localStorage.setItem(key, this.theme);
    } catch {
      // A browser that stores nothing forgets the choice with the tab.
    }
  }
}

function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function watch(query: string, listener: (matches: boolean) => void): void {
  const list = window.matchMedia(query);
  listener(list.matches);
  list.addEventListener('change', (event) => listener(event.matches));
}
