// What measures do in a page: wait until something is on screen and painted, and say how long that took.

/** Runs in the page, before anything else of it. */
function install() {
  /** The moment at which a frame has shown what is there now. */
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      });
    });
  const looked = { subtree: true, childList: true, attributes: true, characterData: true };
  /** The moment at which a frame has shown that the answer is yes. */
  const shown = (question) =>
    new Promise((done) => {
      if (question()) return done(painted());
      const observer = new MutationObserver(() => {
        if (!question()) return;
        observer.disconnect();
        done(painted());
      });
      observer.observe(document, looked);
    });
  /** How long it takes from an act to the frame that shows its outcome. Without a question: to the next frame. */
  const timed = async (act, question) => {
    const outcome = question && shown(question);
    const start = performance.now();
    act();
    return (await (outcome ?? painted())) - start;
  };
  /** The moment at which the app hears of an event, before any of its own listeners. */
  const heard = (name) =>
    new Promise((done) => addEventListener(name, () => done(performance.now()), { capture: true, once: true }));
  /** The moment at which the browser has nothing left to do. */
  const rested = () => new Promise((done) => requestIdleCallback(done));
  window.bench = { painted, shown, heard, rested, timed, memories: [] };
  // The module keeps its memory to itself: whoever wants to know its size must be there when it is made.
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      window.bench.memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
      return made;
    };
  }
}

/** Gives every page of a context its `bench`. */
export const prepare = (context) => context.addInitScript(install);

export const median = (numbers) => percentile(numbers, 50);

/** The smallest number that so many of a hundred do not exceed. */
export function percentile(numbers, hundredths) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)];
}

export const list = (numbers) => numbers.map((n) => Math.round(n)).join(", ");
