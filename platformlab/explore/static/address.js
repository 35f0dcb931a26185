// Reads the state that a link names, in whatever form mail, chat or a word processor has delivered it.
(() => {
  "use strict";
  const ROUNDS = 4; // a link may have been coded as often as it was handed on
  const LONGEST = 60; // characters of what is named to the reader
  // Added by whoever sends links on, to learn who follows them: no concern of the reader's.
  const TRACKING = /^(utm\w*|[a-z]*clid|[gw]braid|igshid|igsh|mc[ce]id|mkttok|hs(enc|mi)|g[al]|oly\w*id|vero\w*|cmpid|ref(src|url)?|si|spm|trk|sa|ust|usg|ved|data|sdata|reserved|source|url)$/;
  // Signs that a reader of HTML makes of `&name` without its semicolon.
  const TAKEN_FOR_SIGNS = { "¶": "para", "§": "sect", "®": "reg", "©": "copy", "¬": "not", "°": "deg", "×": "times", "µ": "micro", "¢": "cent" };

  // Bytes that are no UTF-8 are those of an old mail program, and %u003F is what old scripts write.
  function percent(text) {
    return text.replace(/%u([\da-f]{4})/gi, (_, unit) => String.fromCharCode(parseInt(unit, 16))).replace(/(?:%[\da-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run.replace(/%(..)/g, (_, byte) => String.fromCharCode(parseInt(byte, 16)));
      }
    });
  }

  // In a document of its own nothing of the text is active.
  const entities = (text) => text.replace(/&amp(?=[a-z]\w*=)/gi, "&").replace(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi, (name) => new DOMParser().parseFromString(name, "text/html").body.textContent || " ");

  // A mail source writes = as =3D and breaks lines with =.
  function mailed(text) {
    const whole = text.replace(/=[ \t]*[\r\n]+/g, "");
    return /=3D/i.test(whole) ? whole.replace(/=([\da-f]{2})/gi, (_, byte) => String.fromCharCode(parseInt(byte, 16))) : whole;
  }

  function tidy(text) {
    let now = text;
    for (let round = 0, before = null; round < ROUNDS && now !== before; round += 1) {
      before = now;
      now = mailed(entities(percent(now)));
    }
    const unwrapped = now.replace(/__;[\w*]*!!.*$/s, ""); // what a mail filter has put around it
    const unbroken = unwrapped.replace(/[\r\n]+[ \t]*(?:>[ \t]*)*/g, "").normalize("NFKC").replace(/\p{Cf}/gu, "");
    return unbroken.replace(/[¶§®©¬°×µ¢](?=\w+=)/g, (sign) => `&${TAKEN_FOR_SIGNS[sign]}`);
  }

  // Two texts are one setting if they differ in signs, spaces and capitals only.
  function plain(text) {
    const inner = text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/^[^\p{L}\p{N}.-]+|[^\p{L}\p{N}]+$/gu, "").replace(/\s/g, "");
    if (/^-?(\d+[.,]?\d*|[.,]\d+)(e-?\d+)?$/i.test(inner)) return String(Number(inner.replace(/,(?=\d{3}$)/, "").replace(",", ".")));
    return inner.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  // The anchor that a link leads to, and its settings, each as it stands there.
  function read(hash) {
    const [, anchor, rest] = /^[^\p{L}\p{N}]*([\p{L}\p{N}_\p{Pd}]*)(.*)$/su.exec(tidy(hash));
    return { anchor: anchor.replace(/\p{Pd}/gu, "-").toLowerCase(), settings: rest.split(/[?&;#]+|[,|]\s*(?=\p{L}[\p{L}\p{N}_]*\s*=)/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)) };
  }

  // As it is said; else but for signs, spaces and capitals; else without what a sentence, a page or a chat
  // has put behind it, which begins with a sign or a letter of another script.
  function at(values, said) {
    const [cut] = /^[\w\s.,+\p{Pd}−]*/u.exec(said);
    const ways = [(value) => value === said, (value) => plain(value) === plain(said), (value) => plain(value) !== "" && plain(value) === plain(cut)];
    return ways.map((fits) => values.findIndex((value) => fits(String(value)))).find((index) => index >= 0) ?? -1;
  }

  // Name and value of a setting: apart at =, or, where a break has moved it, anywhere.
  function found(piece, controls) {
    const [name, ...said] = piece.split("=");
    const known = controls.find((control) => plain(control.name) === plain(name));
    if (known && said.length) return [known, at(known.values, said.join("="))];
    const squeezed = piece.replace(/[^\p{L}\p{N}.,-]/gu, "").toLowerCase();
    for (const control of controls) {
      const begins = plain(control.name);
      const index = squeezed.startsWith(begins) ? at(control.values, squeezed.slice(begins.length)) : -1;
      if (index >= 0) return [control, index];
    }
    return [known, -1];
  }

  // Where each named control is to stand, and what of the settings nobody here knows.
  function match(settings, controls) {
    const places = {};
    const odd = [];
    for (const piece of settings) {
      const [control, index] = found(piece, controls);
      const isTaken = control && Object.hasOwn(places, control.name) && places[control.name] !== index;
      if (index >= 0 && !isTaken) places[control.name] = index;
      else if (control || !TRACKING.test(plain(piece.split("=")[0]))) odd.push([control, piece.trim().slice(0, LONGEST)]);
    }
    // Our links name every control; what else such a link holds was added on its way.
    const isWhole = controls.every(({ name }) => Object.hasOwn(places, name));
    return { places, odd: odd.filter(([control]) => control || !isWhole).map(([, piece]) => piece) };
  }

  function write(anchor, settings) {
    const named = settings.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `#${anchor}${named.length ? `?${named.join("&")}` : ""}`;
  }

  // A browser may refuse: a frame without an address, or too many changes at once.
  function put(fragment) {
    try {
      history.replaceState(history.state, "", fragment);
      return true;
    } catch {
      return false;
    }
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { address: { match, put, read, write } });
})();
