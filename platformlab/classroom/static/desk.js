// The desk: questions to the rules' own Python, which is loaded at the first one.
(() => {
  "use strict";
  const FILE = "python.js";
  const HEAP = 8 * 1024 * 1024;
  const here = new URL(document.currentScript.src);
  const place = new URL(FILE + here.search, here).href;
  let python = null;
  let room = "game";

  const load = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = place;
      script.onload = resolve;
      script.onerror = () => reject(new Error(FILE));
      document.head.append(script);
    });

  async function start() {
    await load();
    const made = await globalThis.platformlabPython({ heapsize: HEAP });
    const { folders, files, openings } = globalThis.platformlabRules;
    for (const folder of folders) made.FS.mkdir(folder);
    for (const [name, source] of Object.entries(files)) made.FS.writeFile(name, source);
    made.runPython(openings[room]);
    return made.globals.get("ask");
  }

  // A page that asks other rules than those of the game says so before it asks.
  const opens = (name) => { room = name; };

  // Another press may find the file that was missing.
  async function ask(question) {
    python ??= start();
    try {
      return JSON.parse((await python)(JSON.stringify(question)));
    } catch (error) {
      if (error.message === FILE) python = null;
      throw error;
    }
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { desk: { ask, opens, FILE } });
})();
