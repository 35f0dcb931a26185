// Inks the line through the book: a chapter with a bet placed, a chapter that was read.
(() => {
  "use strict";
  const parts = document.querySelectorAll("[data-chapter][data-bets]");

  function ink() {
    const kept = window.platformlab.record.read();
    for (const { dataset } of parts) {
      const isBegun = dataset.bets.split(" ").some((bet) => bet in kept.bets);
      if (kept.read[dataset.chapter]) dataset.inked = "read";
      else if (isBegun) dataset.inked = "begun";
      else delete dataset.inked;
    }
  }

  window.addEventListener("platformlab-record", ink); // here or in another tab
  ink();
})();
