/** What jsdom lacks and the window uses; runs before every test file of the renderer. A dark system without reduced motion. */
window.matchMedia = (query) =>
  ({
    matches: query.includes('dark'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;

window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

Element.prototype.scrollIntoView = () => {};
