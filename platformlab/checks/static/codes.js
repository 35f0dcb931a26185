// Class codes, as platformlab/checks/codes.py makes and reads them.
(() => {
  "use strict";
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTWXYZ";
  const BASE = BigInt(ALPHABET.length);
  const alike = (text) => text.replace(/O/g, "0").replace(/[IL]/g, "1");

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
    if ([...body].some((c) => !ALPHABET.includes(c)) || check(tag, digits) !== body.slice(-1)) return { problem: ["codes.wrong_character"] };
    let number = [...digits].reduce((sum, digit) => sum * BASE + BigInt(ALPHABET.indexOf(digit)), 0n);
    const answer = [...sizes[tag]].reverse().map((size) => {
      const part = Number(number % BigInt(size));
      number /= BigInt(size);
      return part;
    }).reverse();
    return number ? { problem: ["codes.no_answer"] } : { tag, answer };
  }

  // --- looking for codes in what people paste ---

  const SEEN_AS_LATIN = { А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T", Х: "X", Α: "A", Β: "B", Ε: "E", Ζ: "Z", Η: "H", Ι: "I", Κ: "K", Μ: "M", Ν: "N", Ο: "O", Ρ: "P", Τ: "T", Χ: "X", Ѕ: "S", І: "I", Ј: "J", Ԛ: "Q", Ԝ: "W", У: "Y", Υ: "Y" };
  // A dash as mail, an address and a page write it, and signs that look like one on keyboards of Korea and Japan.
  const CODED_DASH = /[%=]2D|(?:%E2%80%9[0-5])|(?:=E2=80=9[0-5])|&(?:#(?:45|8208|8209|821[0-3]|8722)|#x(?:2d|201[0-5]|2212)|hyphen|dash|[nm]dash|horbar|minus);/gi;
  const LIKE_A_DASH = /[ー\u1173\u2500\u2501]/g;
  const LONGEST = 60; // signs of a code, and of the name behind it
  const SIGN = /[\p{L}\p{N}]/u;
  const DASH = /[\p{Pd}−_]/u;
  const SHAPE = /^[A-Z0-9]{3}[\p{Pd}−_]?[A-Z0-9]{2,12}$/u; // of a code whose name may be misread

  // Wide, small or circled letters and those of another keyboard become Latin ones; what cannot be seen goes.
  function plainly(text) {
    const whole = text.replace(CODED_DASH, "-").normalize("NFKC").replace(LIKE_A_DASH, "-").normalize("NFKD");
    const seen = whole.replace(/[\p{Cf}\p{M}]/gu, "").replace(/(?![0-9])\p{Nd}/gu, digit);
    return seen.toUpperCase().replace(/\p{L}/gu, (sign) => SEEN_AS_LATIN[sign] ?? sign);
  }

  // What a digit of another script counts: they stand there in tens, from zero.
  function digit(sign) {
    let count = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt(0) - count - 1))) count += 1;
    return String(count % 10);
  }

  // Where a name ends that begins at `at`, written in one piece or letter by letter: E S L, E-S-L.
  function ended(folded, at, known) {
    if (folded.startsWith(known, at)) return at + known.length;
    const between = folded.charAt(at + 1);
    const isSpelt = /[\s.\p{Pd}]/u.test(between) && folded.startsWith([...known].join(between), at);
    return isSpelt ? at + 2 * known.length - 1 : -1;
  }

  // The signs that follow a name: as many as a code of it has, where they stand together or in groups.
  function taken(text, wanted, tags) {
    const [run] = /^[A-Z0-9]*/.exec(text);
    const isFollowed = tags.some((tag) => text.startsWith(tag, wanted) && DASH.test(text.slice(wanted + tag.length).trim().charAt(0)));
    if (run.length > wanted && isFollowed) return run.slice(0, wanted);
    const [spread] = run.length < wanted ? new RegExp(`^[A-Z0-9](?:[\\s\\p{Pd}]?[A-Z0-9]){${wanted - 1}}(?![A-Z0-9])`, "u").exec(text) ?? [run] : [run];
    return spread;
  }

  // The code, if one begins at `at`: a name that is no part of a word, or has a dash behind it.
  function begun({ plain, folded }, at, sizes) {
    const tag = Object.keys(sizes).find((known) => ended(folded, at, alike(known)) > 0);
    if (!tag) return null;
    const behind = ended(folded, at, alike(tag));
    const isSpelt = behind - at > tag.length;
    const [between] = /^[^\p{L}\p{N}]{0,6}/u.exec(folded.slice(behind, behind + 6));
    const isDashed = DASH.test(between);
    if (SIGN.test(folded.charAt(at - 1)) && !isDashed) return null;
    const start = behind + between.length;
    const body = taken(folded.slice(start, start + LONGEST), width(sizes[tag]) + 1, Object.keys(sizes).map(alike));
    const read = decode(`${tag}-${body.replace(/[^A-Z0-9]/g, "")}`, sizes);
    const end = start + body.length;
    const looksLikeOne = (isDashed && !isSpelt) || (/\d/.test(plain.slice(start, end)) && between.length < 2);
    return read.problem && !looksLikeOne ? null : { ...read, end, code: plain.slice(at, end).trim() };
  }

  // Every code in a text, whatever stands around it, and with `problem` what looks like one and is none.
  function find(pasted, sizes) {
    const plain = plainly(pasted);
    const texts = { plain, folded: alike(plain) };
    const found = [];
    let rest = "";
    for (let at = 0; at < plain.length;) {
      const code = begun(texts, at, sizes);
      if (code) found.push(code);
      rest += code ? " " : plain.charAt(at);
      at = code ? code.end : at + 1;
    }
    const strange = rest.split(/[^\p{L}\p{N}\p{Pd}−_]+/u).filter((word) => SHAPE.test(word) && /\d/.test(word.slice(3)) && /[A-Z].*[A-Z]/.test(word.slice(0, 3)));
    return [...found, ...strange.map((code) => ({ code, problem: ["codes.no_name"] }))];
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { codes: { alike, decode, encode, find } });
})();
