/** What jsdom lacks and the window uses. */
export function stubBrowser({ dark = true, reducedMotion = false } = {}): void {
  window.matchMedia = (query) =>
    ({
      matches: query.includes('dark') ? dark : query.includes('reduced') && reducedMotion,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Element.prototype.scrollIntoView = () => {};
}
