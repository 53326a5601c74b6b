/* Lays the two pictures of a then/now pair over each other, with a slider between them.
   The value of the slider is the share of the older picture, in percent from the left. */
(function () {
  "use strict";

  function start(figure) {
    var control = figure.querySelector(".then-now__control");
    var range = figure.querySelector(".then-now__range");
    if (!control || !range || figure.classList.contains("then-now--live")) {
      return;
    }
    function show() {
      var then = Number(range.value);
      figure.style.setProperty("--share", String(then / 100));
      range.setAttribute(
        "aria-valuetext",
        figure.dataset.text.replace("{then}", String(then)).replace("{now}", String(100 - then))
      );
    }
    figure.classList.add("then-now--live");
    control.hidden = false;
    range.addEventListener("input", show);
    show();
  }

  document.querySelectorAll("[data-then-now]").forEach(start);
})();
