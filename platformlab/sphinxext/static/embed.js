// Tells the page around a frame how high this page is, whenever that changes; without it the frame scrolls.
(() => {
  "use strict";
  if (window.parent === window) return;
  const page = document.querySelector(".pl-embedded");
  const name = location.pathname.split("/").pop().replace(/\.html$/, "");
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "platformlab-height", figure: name, height }, "*");
  }).observe(page);
})();
