// Milliseconds, in a page. Firefox's clock ticks once in a millisecond: what is quicker than that is done many times over.

/** Milliseconds that a turn is to last at least, and those that all turns may take beyond the third. */
const LEAST = 30;
const MOST = 6000;

/** Milliseconds of something, once, and what it makes. */
export async function once(work) {
  const started = performance.now();
  const made = await work();
  return [performance.now() - started, made];
}

/**
 * The median milliseconds of each of some works, by their names. They take turns, so that what else runs meets all of them alike.
 * Nothing counts until each has had time to be compiled.
 */
export async function race(works, turns) {
  const racers = Object.entries(works).map(([name, work]) => ({
    name,
    work,
    often: rehearse(work),
    times: [],
  }));
  const started = performance.now();
  for (let turn = 0; turn < turns && (turn < 3 || performance.now() - started < MOST); turn += 1) {
    for (const { work, often, times } of racers) {
      await new Promise((next) => setTimeout(next)); // who drives the browser waits for an answer now and then
      times.push(lasting(work, often) / often);
    }
  }
  return Object.fromEntries(racers.map(({ name, times }) => [name, median(times)]));
}

export function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Warms a work up; how often it must be done for a turn that the clock can tell. */
function rehearse(work) {
  const started = performance.now();
  let often = 1;
  for (;;) {
    const took = lasting(work, often);
    if (took >= LEAST && (took >= 1000 || performance.now() - started >= 10 * LEAST)) return often;
    if (took < LEAST) often *= 2;
  }
}

function lasting(work, often) {
  const started = performance.now();
  for (let i = 0; i < often; i += 1) work();
  return performance.now() - started;
}
