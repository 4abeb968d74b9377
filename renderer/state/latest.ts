/**
 * Makes a task that answers to a stream of wishes: one run at a time, and when wishes came in while it ran, once more
 * at the end. So the last wish is always served, and none waits in a queue. A task may ask whether its wish is old already.
 */
export function latest(task: (isOld: () => boolean) => Promise<void>): () => void {
  let running = false;
  let wanted = false;

  async function run(): Promise<void> {
    running = true;
    do {
      wanted = false;
      await task(() => wanted);
    } while (wanted);
    running = false;
  }

  return () => {
    wanted = true;
    if (!running) void run();
  };
}
