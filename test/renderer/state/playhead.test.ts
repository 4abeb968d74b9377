import { describe, expect, it } from 'vitest';
import { Playhead } from '../../../renderer/state/playhead.svelte.ts';

function playhead(length = 1000): Playhead {
  const made = new Playhead();
  made.startOver(length);
  return made;
}

describe('the playhead', () => {
  it('goes through what is seen in its pace, and stops at the end', () => {
    const head = playhead();
    head.pace = 4;
    const places: number[] = [];
    head.onMove((time) => places.push(time));
    head.togglePlay();
    head.advance(1000);
    expect(places.at(-1)).toBe(250);
    head.advance(4000);
    expect([head.time, head.playing]).toEqual([1000, false]);
    // From the end it begins anew.
    head.togglePlay();
    expect([head.time, head.playing]).toEqual([0, true]);
  });

  it('keeps the moment under the mouse in its place while it zooms', () => {
    const head = playhead();
    head.zoomAt(250, 0.5);
    expect(head.span).toEqual({ from: 125, to: 625 });
    head.zoomAt(250, 0.5);
    expect(head.span).toEqual({ from: 187.5, to: 437.5 });
    head.zoomAt(250, 100);
    expect([head.zoom, head.span]).toEqual([null, { from: 0, to: 1000 }]);
  });

  it('shows nothing beyond the run, and no less than it can tell apart', () => {
    const head = playhead();
    head.show({ from: -100, to: 300 });
    expect(head.span).toEqual({ from: 0, to: 400 });
    head.show({ from: 990, to: 1200 });
    expect(head.span).toEqual({ from: 790, to: 1000 });
    head.show({ from: 500, to: 500 });
    expect(head.span).toEqual({ from: 500, to: 500.1 });
  });

  it('plays from the first moment that is seen where it is out of sight', () => {
    const head = playhead();
    head.show({ from: 400, to: 500 });
    head.togglePlay();
    expect(head.time).toBe(400);
    head.togglePlay();
    head.moveTo(5000);
    expect(head.time).toBe(1000);
  });
});
