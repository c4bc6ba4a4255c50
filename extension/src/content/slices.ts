/** Long work in slices: between two of them the page answers its reader. */

/** Milliseconds of work after which the page has its turn: half a frame, for its own work is to fit in, too. */
const SLICE = 8;

/** Does work that can rest at each `yield`, and rests where it is time to. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - begun < SLICE) continue;
    await turn();
    begun = performance.now();
  }
}

/** Lets the page have its turn. Not by a timer: browsers let those of tabs in the background wait for a second. */
export function turn(): Promise<void> {
  return new Promise((over) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      over();
    };
    port2.postMessage(null);
  });
}
