// The search: finds passages that hold every word of a question, and says what it did where none does.
// It compares texts and makes no pattern of what was typed, so that no question can break it.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
  const place = document.getElementById("search-results");
  const [MOST_WORDS, LONGEST, MOST_SHOWN, AROUND] = [20, 100, 60, 90];
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  // As people type it: one case, one kind of dash, quotation mark and space, no space before a per cent.
  const plainly = (said) => said.normalize("NFKC").toLowerCase().replace(/[‐-―−]/g, "-").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").replace(/(\d) (?=%)/g, "$1");

  const SIGN = /[\p{L}\p{N}]/u;
  const isLatin = (sign) => /[\p{Script=Latin}\p{N}]/u.test(sign);
  const trimmed = (word) => word.replace(/^[^\p{L}\p{N}$€£₩-]+|[^\p{L}\p{N}%]+$/gu, "");

  function words(asked) {
    const all = plainly(asked).trim().split(" ").map((word) => [...trimmed(word)].slice(0, LONGEST).join("")).filter((word) => SIGN.test(word));
    return [...new Set(all)].slice(0, MOST_WORDS);
  }

  // A number finds itself with its thousands parted or not, and with a comma for its point.
  function counted(word) {
    const [, sign, number, end] = /^([$€£₩-]?)(\d[\d.,]*)(%?)$/u.exec(word) ?? [];
    if (number === undefined) return [];
    const written = [];
    if (/^\d{4,}$/.test(number)) written.push(number.replace(/\B(?=(\d{3})+$)/g, ","));
    if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) written.push(number.replace(/,/g, ""));
    if (/^\d{1,3}(\.\d{3})+$/.test(number)) written.push(number.replace(/\./g, ","), number.replace(/\./g, ""));
    if (/^\d+,\d{1,2}$/.test(number)) written.push(number.replace(",", "."));
    return written.map((one) => `${sign}${one}${end}`);
  }

  // So does a plural its singular, and C-24 the claim C24.
  function forms(word) {
    const others = counted(word);
    if (word.length > 4 && word.endsWith("ies")) others.push(`${word.slice(0, -3)}y`);
    if (word.length > 3 && word.endsWith("s")) others.push(word.slice(0, -1));
    if (/^\p{L}{1,2}-\d+$/u.test(word)) others.push(word.replace("-", ""));
    return [word, ...others];
  }

  // What is written in one, apart: a number and its unit, words joined by hyphens.
  const apart = (all) => [...new Set(all.flatMap((word) => word.match(/[$€£₩]?\d(?:[\d.,]*\d)?|\p{L}+/gu) ?? []))].slice(0, MOST_WORDS);

  // Where a word begins in a text; a number stands by itself, and 9 is not found in 19, 2.9 or 95.
  function find(said, word) {
    const isNumber = /\d$/.test(word);
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
      const [before, after] = [said.slice(0, at), said.slice(at + word.length)];
      const isInside = isLatin(word[0]) && (isLatin(before.slice(-1)) || (/^\d/.test(word) && /\d[.,]$/.test(before)));
      const goesOn = isNumber && /^([\d]|[.,]\d)/.test(after);
      if (!isInside && !goesOn) return at;
    }
    return -1;
  }

  const holds = (said, word) => forms(word).some((form) => find(said, form) >= 0);

  // --- weighing ---

  function weigh(passage, asked, all) {
    const found = all.filter((word) => holds(passage.searched, word));
    const titled = all.filter((word) => holds(passage.head, word)).length;
    const isWhole = passage.searched.includes(asked);
    const isName = passage.head === asked;
    const isPage = !passage.anchor || passage.isFirst;
    return { ...passage, found: found.length, weight: 100 * found.length + 10 * titled + 15 * isWhole + 50 * isName + 8 * (isPage && titled > 0) };
  }

  // Passages with their texts as they are compared: once, for many questions.
  function prepared(pages) {
    return pages.flatMap(([address, page, passages]) => passages.map(([anchor, title, said, tells], i) => {
      const isFirst = i === 0 || title === page;
      const own = plainly(`${title} ${said}`);
      const searched = `${plainly(page)} ${own}`;
      // The name of the page alone makes no passage of it a find.
      return { address, anchor, isFirst, title: isFirst ? title || page : `${page} › ${title}`, said, tells, head: plainly(title || page), own: isFirst ? searched : own, searched };
    }));
  }

  function results(passages, question) {
    const asked = plainly(question).trim();
    const all = words(question);
    const whole = matches(passages, asked, all);
    const pieces = apart(all);
    return whole.found.length || pieces.join() === all.join() ? whole : matches(passages, asked, pieces);
  }

  function matches(passages, asked, all) {
    const weighed = passages.filter(({ own }) => all.some((word) => holds(own, word))).map((passage) => weigh(passage, asked, all));
    const best = weighed.reduce((most, { found }) => Math.max(most, found), 0);
    return { all, best, found: weighed.filter(({ found }) => found === best).sort((one, other) => other.weight - one.weight) };
  }

  // --- showing ---

  function excerpt(said, all) {
    const plain = plainly(said);
    const at = all.flatMap(forms).map((form) => find(plain, form)).filter((start) => start >= 0).sort((a, b) => a - b)[0] ?? 0;
    const [from, to] = [Math.max(0, at - AROUND), at + 2 * AROUND];
    return `${from ? "… " : ""}${said.slice(from, to)}${to < said.length ? " …" : ""}`;
  }

  // What tells the answer of a bet is read where the bet stands.
  function line({ address, anchor, title, said, tells }, all) {
    const row = made("li");
    const link = made("a", "", title);
    const marks = all.length ? `?highlight=${encodeURIComponent(all.join(" "))}` : "";
    link.href = `${place.dataset.home}${address}${marks}${anchor && `#${anchor}`}`;
    row.append(link, made("p", "context", tells ? text("search.script.tells") : excerpt(said, all)));
    return row;
  }

  function say(asked, { all, best, found }) {
    if (!all.length) return text("search.script.no_word");
    if (!found.length) return text(/\d/.test(asked) ? "search.script.no_number" : "search.script.nothing", { asked });
    const slots = { n: found.length, shown: Math.min(found.length, MOST_SHOWN), asked };
    if (best < all.length) return text("search.script.some_words", slots);
    return text(found.length > MOST_SHOWN ? "search.script.first" : "search.script.found", slots);
  }

  function show(passages, asked) {
    const done = results(passages, asked);
    const short = asked.length > LONGEST ? `${[...asked].slice(0, LONGEST).join("")} …` : asked;
    const list = made("ul", "search");
    list.append(...done.found.slice(0, MOST_SHOWN).map((passage) => line(passage, done.all)));
    const summary = made("p", "search-summary", say(short, done));
    summary.setAttribute("role", "status");
    place.replaceChildren(summary, list);
  }

  // --- asking: what is searched is loaded once, for who asks ---

  const fields = [...document.querySelectorAll("input[name=q]")];
  let held = null;

  function ask(asked) {
    for (const field of fields) field.value = asked;
    show(held, asked);
  }

  // A further question needs no new page; its address is noted where the browser lets us.
  function ask_again(event, field) {
    if (!held) return;
    event.preventDefault();
    try {
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    } catch {
      // A page from a folder keeps its address.
    }
    ask(field.value);
  }

  function load(asked) {
    window.platformlab.search = (pages) => {
      held = prepared(pages);
      ask(asked);
    };
    const file = document.createElement("script");
    file.src = place.dataset.passages;
    file.onerror = () => { place.textContent = text("search.script.not_loaded"); };
    document.head.append(file);
  }

  for (const field of fields) field.form.addEventListener("submit", (event) => ask_again(event, field));
  const asked = new URLSearchParams(location.search).get("q");
  if (asked?.trim()) load(asked);
})();
