// Class codes, as platformlab/checks/codes.py makes and reads them.
(() => {
  "use strict";
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTWXYZ";
  const BASE = BigInt(ALPHABET.length);
  const alike = (text) => text.replaceAll("O", "0").replaceAll(/[IL]/g, "1");

  function width(sizes) {
    const answers = sizes.reduce((product, size) => product * BigInt(size), 1n);
    let digits = 1;
    for (let room = BASE; room < answers; room *= BASE) digits += 1;
    return digits;
  }

  function check(tag, digits) {
    const values = [...tag].map((letter) => parseInt(letter, 36)).concat([...digits].map((d) => ALPHABET.indexOf(d)));
    return ALPHABET[values.reduce((sum, value, at) => sum + (at + 1) * value, 0) % ALPHABET.length];
  }

  function encode(tag, sizes, answer) {
    let number = sizes.reduce((sum, size, i) => sum * BigInt(size) + BigInt(answer[i]), 0n);
    let digits = "";
    for (let i = width(sizes); i > 0; i -= 1, number /= BASE) digits = ALPHABET[Number(number % BASE)] + digits;
    return `${tag}-${digits}${check(tag, digits)}`;
  }

  // Returns { tag, answer } or { problem }, the key of a text and its slots; `sizes` holds those of every bet by its tag.
  function decode(code, sizes) {
    const [name, ...rest] = code.trim().toUpperCase().split("-");
    const tag = Object.keys(sizes).find((known) => alike(known) === alike(name));
    if (!tag) return { problem: ["codes.no_name"] };
    const body = alike(rest.join(""));
    const wanted = width(sizes[tag]) + 1;
    if (body.length !== wanted) return { problem: ["codes.wrong_length", { wanted, got: body.length }] };
    const digits = body.slice(0, -1);
    if ([...body].some((c) => !ALPHABET.includes(c)) || check(tag, digits) !== body.at(-1)) return { problem: ["codes.wrong_character"] };
    let number = [...digits].reduce((sum, digit) => sum * BASE + BigInt(ALPHABET.indexOf(digit)), 0n);
    const answer = [...sizes[tag]].reverse().map((size) => {
      const part = Number(number % BigInt(size));
      number /= BigInt(size);
      return part;
    }).reverse();
    return number ? { problem: ["codes.no_answer"] } : { tag, answer };
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { codes: { alike, decode, encode } });
})();
