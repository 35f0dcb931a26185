// Loads what a figure ships, and looks up what it says and draws in a state.
(() => {
  "use strict";
  const home = document.currentScript.src.replace(/explore\.js.*$/, "");
  const root = new URL("../", home).href; // of the site
  const version = document.currentScript.src.split("?")[1] || "";
  const loading = new Map();
  const payloads = new Map();

  class NotLoaded extends Error {}

  function script(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((resolve, reject) => {
        const tag = document.createElement("script");
        tag.src = `${home}${file}?${version}`;
        tag.onload = resolve;
        tag.onerror = () => { loading.delete(file); reject(new NotLoaded(file)); };
        document.head.append(tag);
      }));
    }
    return loading.get(file);
  }

  const pick = (packed, state) => (Array.isArray(packed) ? packed[state] : packed);

  function table(payload, name, state) {
    const columns = Object.entries(payload.tables[name]).map(([column, { decimals, pool, at }]) => {
      const values = pool[pick(at, state)];
      const scale = 10 ** (decimals ?? 0);
      return [column, decimals === null ? values : values.map((v) => (v === null ? null : v / scale))];
    });
    return Array.from(columns[0][1], (_, i) => Object.fromEntries(columns.map(([c, v]) => [c, v[i]])));
  }

  // Whether two states draw the same rows of a table.
  const same = (payload, name, state, other) => Object.values(payload.tables[name]).every(({ at }) => pick(at, state) === pick(at, other));

  function sentence({ sentences: { wordings, numbers, at } }, state) {
    const [wording, ...slots] = at[state];
    return wordings[wording].map((part, i) => part + (i < slots.length ? numbers[slots[i]] : "")).join("");
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, {
    register: (payload) => payloads.set(payload.name, payload),
    shipped: { NotLoaded, payloads, root, same, script, sentence, table },
  });
})();
