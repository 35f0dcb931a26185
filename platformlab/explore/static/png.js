// Turns a picture into dots, and writes into the file what the picture tells.
(() => {
  "use strict";
  const DENSITY = 2; // dots for a pixel
  const SIGNATURE = 8; // bytes with which a PNG begins
  const HEADER = 25; // bytes of its first chunk

  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    let sum = n;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    return sum;
  });
  const check = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) >>> 0;

  // A chunk of text in UTF-8: keyword, four empty fields, what is said.
  function chunk(keyword, said) {
    const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${said}`);
    const made = new Uint8Array(body.length + 8);
    const view = new DataView(made.buffer);
    view.setUint32(0, body.length - 4);
    made.set(body, 4);
    view.setUint32(made.length - 4, check(body));
    return made;
  }

  function described(bytes, { title, answer, state, source, licence }) {
    const after = SIGNATURE + HEADER;
    const said = { Title: title, Description: [answer, state].filter(Boolean).join(" "), Source: source, Copyright: licence };
    const chunks = Object.entries(said).map(([keyword, value]) => chunk(keyword, value));
    return new Blob([bytes.subarray(0, after), ...chunks, bytes.subarray(after)], { type: "image/png" });
  }

  async function png({ source, size, told }) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: DENSITY * size.width, height: DENSITY * size.height });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const dots = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    if (!dots) throw new Error("toBlob");
    return described(new Uint8Array(await dots.arrayBuffer()), told);
  }

  window.platformlab.png = png;
})();
