import { Container } from 'pixi.js';
import { isDark, mixColours } from '../colour.ts';
import { STIMULUS_HALF_WIDTH } from '../geometry.ts';
import type { SceneTheme } from '../types.ts';
import { faceSprite, KNOB_RADIUS, type StimulusFaces } from './stimulus-faces.ts';
import { numberText } from './text.ts';

const KNOB_WAY = STIMULUS_HALF_WIDTH - KNOB_RADIUS - 4;

/** Time constant of the knob's slide; it is there after three of them. */
const SLIDE_MS = 45;

/** At most this much of the slide between two draws: the time before it began does not count. */
const FRAME_MS = 34;

/** A switch whose knob slides to `on`; returns what brings it up to date. */
export function drawSwitch(
  body: Container,
  faces: StimulusFaces,
  theme: SceneTheme,
): (on: boolean, now: number) => void {
  const paintAt = drawParts(body, faces, theme);
  let at = -1;
  let last = 0;
  return (on, now) => {
    const aim = on ? 1 : 0;
    const ease = at < 0 ? 1 : 1 - Math.exp(-Math.max(0, Math.min(FRAME_MS, now - last)) / SLIDE_MS);
    last = now;
    if (at === aim) return;
    const next = Math.max(0, at) + (aim - Math.max(0, at)) * ease;
    at = Math.abs(aim - next) < 0.01 ? aim : next;
    paintAt(at);
  };
}

/** Track, rim, knob and digit; returns what shows them `at` from 0, off, to 1, on. */
function drawParts(body: Container, faces: StimulusFaces, theme: SceneTheme): (at: number) => void {
  const track = body.addChild(faceSprite(faces.pill, theme.panel));
  const rim = body.addChild(faceSprite(faces.pillRim, theme.quiet));
  const knob = body.addChild(new Container());
  const plate = knob.addChild(faceSprite(faces.knob, theme.quiet));
  const digit = knob.addChild(numberText('0', 15, theme.background));
  const onTrack = mixColours(theme.panel, theme.spikeHalo, isDark(theme.background) ? 0.2 : 0.4);
  const onInk = isDark(theme.background) ? theme.background : theme.text;
  return (at) => {
    const shown = at > 0.5 ? '1' : '0';
    knob.x = (2 * at - 1) * KNOB_WAY;
    track.tint = mixColours(theme.panel, onTrack, at);
    rim.tint = mixColours(theme.quiet, theme.spikeHalo, at);
    plate.tint = mixColours(theme.quiet, theme.spikeCore, at);
    digit.tint = at > 0.5 ? onInk : theme.panel;
    if (digit.text !== shown) digit.text = shown;
  };
}
