interface Group {
  getId(): string;
  setLayout(layout: number[]): void;
}

/**
 * For `onDraggingChange`: at the end of a drag the group takes the shares that its panes are seen to have, since some are
 * kept from becoming narrower than they can be read. The next drag begins where the eye sees the edge.
 */
export function settled(groupOf: () => Group | undefined): (dragging: boolean) => void {
  return (dragging) => {
    const group = groupOf();
    if (!dragging && group) group.setLayout(sharesOf(document.getElementById(group.getId())));
  };
}

/** Shares in percent of the panes in a group, as they are shown. */
export function sharesOf(group: HTMLElement | null): number[] {
  const panes = [...(group?.querySelectorAll<HTMLElement>(':scope > [data-pane]') ?? [])];
  const side = group?.dataset.direction === 'vertical' ? 'height' : 'width';
  const sizes = panes.map((pane) => pane.getBoundingClientRect()[side]);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => (100 * size) / whole);
}
