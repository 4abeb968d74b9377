import { Container } from 'pixi.js';
import { isSpikeTrain } from '../../network/stimulus-signal.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import { mixColours } from '../colour.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer, Moment } from './layer.ts';
import { faceSprite, paintStimulusFaces, type StimulusFaces } from './stimulus-faces.ts';
import { drawSwitch } from './switch.ts';
import { numberText, shortNumber } from './text.ts';

type StimulusPart = Extract<Part, { kind: 'stimulus' }>;

interface StimulusView {
  part: StimulusPart;
  readonly view: Container;
  /** Follows the value or the activity of the moment. */
  update: (moment: Moment) => void;
}

/** The stimuli: a switch to click (toggle), a locked value (clamp), a value (constant), or ticks with a rate (Poisson). */
export function createStimuli(theme: SceneTheme): Layer {
  const view = new Container();
  const faces = paintStimulusFaces();
  const keyed = createKeyed<StimulusPart, StimulusView>({
    key: (part) => part.id,
    make: (part) => {
      const body = view.addChild(new Container());
      const stimulus = part.item;
      const stimulusView: StimulusView = { part, view: body, update: () => {} };
      stimulusView.update =
        stimulus.kind === 'toggle'
          ? drawToggle(body, stimulus, faces, theme)
          : drawFixed(body, stimulus, faces, theme, () => stimulusView.part.index);
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
    build: (_, { parts }) => keyed.reconcile(parts.filter((part) => part.kind === 'stimulus')),
    update(moment) {
      for (const stimulusView of keyed.views) stimulusView.update(moment);
    },
    destroy() {
      keyed.clear();
      view.destroy();
      for (const texture of Object.values(faces)) texture.destroy(true);
    },
  };
}

/** A name is drawn by another layer; everything else counts. */
function sameLook(a: Stimulus, b: Stimulus): boolean {
  if (a === b) return true;
  return a.id === b.id && a.kind === b.kind && faceOf(a) === faceOf(b);
}

function faceOf(stimulus: Stimulus): string {
  switch (stimulus.kind) {
    case 'poisson':
      return `${shortNumber(stimulus.rate)}/s`;
    case 'spike-times':
      return `×${shortNumber(stimulus.times.length)}`;
    case 'ramp':
      return shortNumber(stimulus.to);
    case 'sine':
      return shortNumber(stimulus.amplitude);
    case 'ornstein-uhlenbeck':
      return shortNumber(stimulus.sd);
    default:
      return shortNumber(stimulus.value);
  }
}

function drawToggle(
  body: Container,
  { id, value }: Extract<Stimulus, { kind: 'toggle' }>,
  faces: StimulusFaces,
  theme: SceneTheme,
): StimulusView['update'] {
  const slide = drawSwitch(body, faces, theme);
  return ({ now, toggles }) => slide((toggles.get(id) ?? value) >= 0.5, now);
}

function drawFixed(
  body: Container,
  stimulus: Exclude<Stimulus, { kind: 'toggle' }>,
  faces: StimulusFaces,
  theme: SceneTheme,
  index: () => number,
): StimulusView['update'] {
  body.addChild(faceSprite(faces.box, theme.raised));
  const rim = body.addChild(faceSprite(faces.boxRim, theme.quiet));
  if (isSpikeTrain(stimulus)) drawTrain(body, faceOf(stimulus), faces, theme);
  else drawValue(body, stimulus, faces, theme);
  let shown = 0;
  return ({ activity: { light } }) => {
    const level = light[index()] ?? 0;
    if (shown === level) return;
    shown = level;
    rim.tint = mixColours(theme.quiet, theme.spikeHalo, level);
  };
}

function drawTrain(body: Container, rate: string, faces: StimulusFaces, theme: SceneTheme): void {
  body.addChild(faceSprite(faces.ticks, theme.text)).y = -7;
  body.addChild(numberText(rate, 11, theme.quiet)).y = 8;
}

/** What changes with time shows its course over its size. */
const waves: Partial<Record<Stimulus['kind'], 'step' | 'ramp' | 'sine' | 'noise'>> = {
  step: 'step',
  ramp: 'ramp',
  sine: 'sine',
  'ornstein-uhlenbeck': 'noise',
};

function drawValue(body: Container, stimulus: Stimulus, faces: StimulusFaces, theme: SceneTheme): void {
  const wave = waves[stimulus.kind];
  if (wave) {
    body.addChild(faceSprite(faces[wave], theme.text)).y = -7;
    body.addChild(numberText(faceOf(stimulus), 11, theme.quiet)).y = 8;
    return;
  }
  const text = body.addChild(numberText(faceOf(stimulus), 15, theme.text));
  if (stimulus.kind !== 'clamp') return;
  text.x = 9;
  body.addChild(faceSprite(faces.lock, theme.quiet)).position.set(-12, -1);
}
