// Moves the focus to the summary of errors above a form. Without script it is read as an alert.
(function () {
  "use strict";
  var summary = document.querySelector("[data-focus]");
  if (summary) {
    summary.focus();
  }
})();
