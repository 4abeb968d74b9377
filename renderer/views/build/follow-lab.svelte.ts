import type { Scene, SourceIndex } from '../../scene/types.ts';
import { highlightWithin } from '../../state/cause-highlight.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { portLevels, sourcesAt } from '../../state/open-sources.ts';
import { sceneTheme } from './scene-theme.ts';
import { withInner } from './selection-box.ts';

/**
 * Keeps a scene, once there is one, showing what the lab holds: circuit, activity, selection and colours. A circuit or chip
 * that was just opened is shown whole, and `opened` is called. For a component's initialisation.
 */
export function followLab(lab: Lab, sceneOf: () => Scene | null, opened: () => void): void {
  const { document, session, preferences } = lab;
  let sources: SourceIndex = new Map();
  let outputs: Float32Array = new Float32Array(0);
  let fitted: { readonly opening: symbol; readonly chips: string } | null = null;

  /** Inside of a chip its toggles show what comes in. */
  const showPorts = (): void => {
    const { network, chips } = document;
    if (network && chips.length > 0) sceneOf()?.setToggles(portLevels(network, sources, outputs));
  };

  $effect(() => {
    const scene = sceneOf();
    if (!scene) return;
    return session.onFrame((frame) => {
      outputs = frame.outputs;
      scene.frame(frame);
      showPorts();
    });
  });
  $effect(() => {
    const { whole, network, chips } = document;
    const scene = sceneOf();
    if (!scene || !whole || !network || !session.loaded) return;
    sources = sourcesAt(whole, chips, session.sources);
    scene.setNetwork(network, sources);
    showPorts();
    const shown = { opening: document.opening, chips: chips.join('/') };
    if (fitted?.opening === shown.opening && fitted.chips === shown.chips) return;
    fitted = shown;
    scene.fit();
    opened();
  });
  $effect(() => {
    if (session.loaded) sceneOf()?.reset();
  });
  $effect(() => sceneOf()?.setSelection(withInner(document.network, lab.selection)));
  $effect(() => sceneOf()?.setMarks(highlightWithin(lab.causes.highlight, document.chips)));
  $effect(() => sceneOf()?.showWire(lab.wiring?.source ?? null, lab.wiring?.target ?? null));
  $effect(() => {
    if (document.chips.length === 0) sceneOf()?.setToggles(session.levels);
  });
  $effect(() => sceneOf()?.setReducedMotion(preferences.reducedMotion));
  $effect(() => {
    void preferences.dark;
    sceneOf()?.setTheme(sceneTheme());
  });
}
