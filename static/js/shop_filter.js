/* Narrows the shop list while typing. Without it the form asks the same address in the plain way. */
(function () {
  "use strict";

  const DELAY = 250; // milliseconds after the last key

  document.querySelectorAll("[data-shop-list]").forEach(function (list) {
    const form = list.querySelector("form");
    const field = form && form.querySelector('[name="q"]');
    const results = list.querySelector("[data-shop-results]");
    const status = list.querySelector("[data-shop-status]");
    if (!field || !results || !window.fetch || !window.DOMParser || !window.AbortController) {
      return;
    }

    const trades = list.querySelector(".shop-list__trades");
    const original = [results.innerHTML, trades && trades.innerHTML];
    const keepsAddress = list.hasAttribute("data-keep-address");
    let timer = 0;
    let running = null;
    let asked = field.value.trim();
    let isComposing = false;

    function address() {
      const query = new URLSearchParams(new FormData(form));
      Array.from(query.keys()).forEach(function (name) {
        if (!query.get(name).trim()) {
          query.delete(name);
        }
      });
      const text = query.toString();
      return list.dataset.url + (text ? "?" + text : "");
    }

    function show(found) {
      const fresh = found.querySelector("[data-shop-results]");
      if (!fresh) {
        throw new Error("no results");
      }
      fresh.querySelectorAll('a[href^="?"]').forEach(function (link) {
        link.setAttribute("href", list.dataset.url + link.getAttribute("href"));
      });
      const freshTrades = found.querySelector(".shop-list__trades");
      fill(fresh.innerHTML, freshTrades && freshTrades.innerHTML);
      const message =
        found.querySelector(".field__error span") || found.querySelector("[data-shop-found]");
      status.textContent = message ? message.firstChild.textContent.trim() : "";
    }

    function fill(resultsHtml, tradesHtml) {
      results.innerHTML = resultsHtml;
      if (trades && tradesHtml) {
        trades.innerHTML = tradesHtml;
      }
    }

    function stop() {
      if (running) {
        running.abort();
        running = null;
        results.removeAttribute("aria-busy");
      }
    }

    function ask() {
      const words = field.value.trim();
      if (isComposing || words === asked) {
        return;
      }
      asked = words;
      stop();
      if (!words && !keepsAddress) {
        fill(original[0], original[1]);
        status.textContent = "";
        return;
      }
      const target = address();
      const current = new AbortController();
      running = current;
      results.setAttribute("aria-busy", "true");
      fetch(target, { signal: current.signal, credentials: "same-origin" })
        .then(function (response) {
          if (!response.ok) {
            throw new Error(String(response.status));
          }
          return response.text();
        })
        .then(function (text) {
          show(new DOMParser().parseFromString(text, "text/html"));
          if (keepsAddress) {
            history.replaceState(history.state, "", target);
          }
        })
        .catch(function (error) {
          // What stood there stays; the button still sends the form.
          if (error.name !== "AbortError") {
            asked = null;
          }
        })
        .then(function () {
          if (running === current) {
            running = null;
            results.removeAttribute("aria-busy");
          }
        });
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, DELAY);
    }

    field.addEventListener("compositionstart", function () {
      isComposing = true;
    });
    field.addEventListener("compositionend", function () {
      isComposing = false;
      later();
    });
    field.addEventListener("input", function () {
      if (!isComposing) {
        later();
      }
    });
    form.addEventListener("submit", function () {
      clearTimeout(timer);
      stop();
    });
  });
})();
