import { isAsking } from './keys.ts';
import type { Lab } from './lab.svelte.ts';

/** Opens circuits and netlists that are dropped on the window; returns the end of listening. The train view takes its own files. */
export function listenForFiles(lab: Lab, target: Window): () => void {
  const isForUs = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') === true && lab.view !== 'train' && !isAsking(lab);
  const ondragover = (event: DragEvent): void => {
    if (isForUs(event)) event.preventDefault();
  };
  const ondrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file || !isForUs(event)) return;
    event.preventDefault();
    void lab.files.openDropped(file);
  };
  target.addEventListener('dragover', ondragover);
  target.addEventListener('drop', ondrop);
  return () => {
    target.removeEventListener('dragover', ondragover);
    target.removeEventListener('drop', ondrop);
  };
}
