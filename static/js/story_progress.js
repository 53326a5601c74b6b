/* Shows how far the reader has come in a story. Without script there is no bar. */
(function () {
  "use strict";

  const bar = document.querySelector("[data-story-progress]");
  const text = document.querySelector("[data-story-text]");
  if (!bar || !text) {
    return;
  }
  let isWaiting = false;

  function measure() {
    isWaiting = false;
    const box = text.getBoundingClientRect();
    const way = box.height - window.innerHeight;
    const share = way > 0 ? Math.min(1, Math.max(0, -box.top / way)) : 1;
    bar.style.setProperty("--story-progress", share.toFixed(3));
  }

  function later() {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(measure);
    }
  }

  bar.hidden = false;
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  measure();
})();
