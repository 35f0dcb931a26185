// The desk: questions to the rules' own Python, which is loaded at the first one.
(() => {
  "use strict";
  const FILE = "python.js";
  const HEAP = 8 * 1024 * 1024;
  const here = new URL(document.currentScript.src);
  const place = new URL(FILE + here.search, here).href;
  let python = null;
  let room = "game";

  // Why there is no Python; `why` names the sentence that says so.
  class NotStarted extends Error {
    constructor(why, cause) {
      super(why, { cause });
      this.why = why;
    }
  }

  const load = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = place;
      script.onload = resolve;
      script.onerror = () => reject(new NotStarted("not_loaded"));
      document.head.append(script);
    });

  // A host may forbid WebAssembly by its content policy, and a reader may switch it off.
  const make = () =>
    Promise.resolve()
      .then(() => globalThis.platformlabPython({ heapsize: HEAP }))
      .catch((error) => { throw new NotStarted("not_allowed", error); });

  async function start() {
    await load();
    const made = await make();
    const { folders, files, openings } = globalThis.platformlabRules;
    for (const folder of folders) made.FS.mkdir(folder);
    for (const [name, source] of Object.entries(files)) made.FS.writeFile(name, source);
    made.runPython(openings[room]);
    return made.globals.get("ask");
  }

  // A page that asks other rules than those of the game says so before it asks.
  const opens = (name) => { room = name; };

  // Another press may find what was missing.
  async function ask(question) {
    python ??= start();
    try {
      return JSON.parse((await python)(JSON.stringify(question)));
    } catch (error) {
      if (error instanceof NotStarted) python = null;
      throw error;
    }
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { desk: { ask, opens, FILE, NotStarted } });
})();
