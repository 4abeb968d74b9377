import { Container, Graphics, type BitmapText } from 'pixi.js';
import type { Stimulus } from '../../../engine/network/types.ts';
import { isDark, mixColours } from '../colour.ts';
import { STIMULUS_HALF_HEIGHT, STIMULUS_HALF_WIDTH } from '../geometry.ts';
import { drawTicks } from '../glyphs.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer, Moment } from './layer.ts';
import { numberText, shortNumber } from './text.ts';

type StimulusPart = Extract<Part, { kind: 'stimulus' }>;

interface StimulusView {
  part: StimulusPart;
  readonly view: Container;
  /** Follows the value or the activity of the moment. */
  update: (moment: Moment) => void;
}

const KNOB_RADIUS = 13;
const KNOB_WAY = STIMULUS_HALF_WIDTH - KNOB_RADIUS - 4;

/** Time constant of the knob's slide; it is there after three of them. */
const SLIDE_MS = 45;

/** At most this much of the slide between two draws: the time before it began does not count. */
const FRAME_MS = 34;

/** The stimuli: a switch to click (toggle), a locked value (clamp), a value (constant), or ticks with a rate (Poisson). */
export function createStimuli(theme: SceneTheme): Layer {
  const view = new Container();
  const keyed = createKeyed<StimulusPart, StimulusView>({
    key: (part) => part.id,
    make: (part) => {
      const body = view.addChild(new Container());
      const stimulus = part.item;
      const stimulusView: StimulusView = { part, view: body, update: () => {} };
      stimulusView.update =
        stimulus.kind === 'toggle'
          ? drawToggle(body, stimulus, theme)
          : drawFixed(body, stimulus, theme, () => stimulusView.part.index);
      return stimulusView;
    },
    same: ({ part: { item } }, { item: next }) => sameLook(item, next),
    place: (stimulusView, part) => {
      stimulusView.part = part;
      stimulusView.view.position.set(part.x, part.y);
    },
    drop: (stimulusView) => stimulusView.view.destroy({ children: true }),
  });
  return {
    view,
    build: ({ parts }) => keyed.reconcile(parts.filter((part) => part.kind === 'stimulus')),
    update(moment) {
      for (const stimulusView of keyed.views) stimulusView.update(moment);
    },
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
}

/** A name is drawn by another layer; everything else counts. */
function sameLook(a: Stimulus, b: Stimulus): boolean {
  if (a === b) return true;
  return a.id === b.id && a.kind === b.kind && faceOf(a) === faceOf(b);
}

function faceOf(stimulus: Stimulus): string {
  return stimulus.kind === 'poisson' ? `${shortNumber(stimulus.rate)}/s` : shortNumber(stimulus.value);
}

function drawToggle(
  body: Container,
  stimulus: Extract<Stimulus, { kind: 'toggle' }>,
  theme: SceneTheme,
): StimulusView['update'] {
  const track = body.addChild(box(STIMULUS_HALF_HEIGHT));
  const rim = body.addChild(outline(STIMULUS_HALF_HEIGHT));
  const knob = body.addChild(new Container());
  const plate = knob.addChild(new Graphics().circle(0, 0, KNOB_RADIUS).fill(0xffffff));
  const digit = knob.addChild(numberText('0', 15, theme.background));
  const onTrack = mixColours(theme.panel, theme.spikeHalo, isDark(theme.background) ? 0.2 : 0.4);
  const onInk = isDark(theme.background) ? theme.background : theme.text;
  let at = -1;
  let last = 0;
  const paint = (): void => {
    knob.x = (2 * at - 1) * KNOB_WAY;
    track.tint = mixColours(theme.panel, onTrack, at);
    rim.tint = mixColours(theme.quiet, theme.spikeHalo, at);
    plate.tint = mixColours(theme.quiet, theme.spikeCore, at);
    digit.tint = at > 0.5 ? onInk : theme.panel;
    setText(digit, at > 0.5 ? '1' : '0');
  };
  return ({ now, toggles }) => {
    const aim = (toggles.get(stimulus.id) ?? stimulus.value) >= 0.5 ? 1 : 0;
    const ease = at < 0 ? 1 : 1 - Math.exp(-Math.max(0, Math.min(FRAME_MS, now - last)) / SLIDE_MS);
    last = now;
    if (at === aim) return;
    const next = Math.max(0, at) + (aim - Math.max(0, at)) * ease;
    at = Math.abs(aim - next) < 0.01 ? aim : next;
    paint();
  };
}

function drawFixed(
  body: Container,
  stimulus: Exclude<Stimulus, { kind: 'toggle' }>,
  theme: SceneTheme,
  index: () => number,
): StimulusView['update'] {
  const plate = body.addChild(box(6));
  plate.tint = theme.raised;
  const rim = body.addChild(outline(6));
  rim.tint = theme.quiet;
  if (stimulus.kind === 'poisson') drawTrain(body, faceOf(stimulus), theme);
  else drawValue(body, stimulus, theme);
  let shown = 0;
  return ({ activity: { light } }) => {
    const level = light[index()] ?? 0;
    if (shown === level) return;
    shown = level;
    rim.tint = mixColours(theme.quiet, theme.spikeHalo, level);
  };
}

function drawTrain(body: Container, rate: string, theme: SceneTheme): void {
  const ticks = body.addChild(new Graphics(drawTicks(21, 9)));
  ticks.y = -7;
  ticks.tint = theme.text;
  const text = body.addChild(numberText(rate, 11, theme.quiet));
  text.y = 8;
}

function drawValue(body: Container, stimulus: Stimulus, theme: SceneTheme): void {
  const text = body.addChild(numberText(faceOf(stimulus), 15, theme.text));
  if (stimulus.kind !== 'clamp') return;
  text.x = 9;
  const lock = body.addChild(new Graphics());
  lock.roundRect(-6, -1, 12, 9, 2).fill(0xffffff);
  lock.moveTo(-3.5, -1).lineTo(-3.5, -4).arc(0, -4, 3.5, Math.PI, 0).lineTo(3.5, -1);
  lock.stroke({ width: 1.8, color: 0xffffff });
  lock.position.set(-12, -1);
  lock.tint = theme.quiet;
}

function box(radius: number): Graphics {
  const [x, y] = [STIMULUS_HALF_WIDTH, STIMULUS_HALF_HEIGHT];
  return new Graphics().roundRect(-x, -y, 2 * x, 2 * y, radius).fill(0xffffff);
}

function outline(radius: number): Graphics {
  const [x, y] = [STIMULUS_HALF_WIDTH - 1, STIMULUS_HALF_HEIGHT - 1];
  return new Graphics().roundRect(-x, -y, 2 * x, 2 * y, radius - 1).stroke({ width: 2, color: 0xffffff });
}

function setText(text: BitmapText, value: string): void {
  if (text.text !== value) text.text = value;
}
