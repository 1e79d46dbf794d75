// What a test leaves behind is tidied up in reverse: judged first, then the page, then the server it was still talking to.

const endings = new WeakMap();

/** Does some work when the test ends: the last asked is the first done, and all is done even where something fails. */
export function atEnd(t, work) {
  if (!endings.has(t)) {
    endings.set(t, []);
    t.after(async () => {
      const failures = [];
      for (const each of endings.get(t).reverse()) {
        try {
          await each();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    });
  }
  endings.get(t).push(work);
}
