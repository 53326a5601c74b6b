/* Reads a story aloud with the device's own Chinese voice. Where there is none, the recording
   or the hint that stands in the page stays. */
(function () {
  "use strict";

  const box = document.querySelector("[data-read-aloud]");
  const article = document.querySelector("[data-read-aloud-text]");
  const synth = window.speechSynthesis;
  if (!box || !article || !synth || !window.SpeechSynthesisUtterance) {
    return;
  }

  const VOICES_TIMEOUT = 3000; // milliseconds; some devices list their voices late
  const controls = box.querySelector("[data-read-aloud-controls]");
  const other = box.querySelector("[data-read-aloud-other]");
  const status = box.querySelector("[data-read-aloud-status]");
  const buttons = {};
  box.querySelectorAll("[data-action]").forEach(function (button) {
    buttons[button.dataset.action] = button;
  });
  const label = buttons.play.querySelector("[data-label]");
  const language = (document.documentElement.lang || "zh").toLowerCase();

  let voice = null;
  let parts = [];
  let at = 0;
  let state = "stopped";
  // Each start gets a number, so that events of an utterance that was cancelled are ignored.
  let turn = 0;

  function chineseVoice() {
    const voices = synth.getVoices().filter(function (candidate) {
      return /^(zh|cmn)([-_]|$)/i.test(candidate.lang);
    });
    const wanted = language === "zh-hant" ? /TW|Hant/i : /CN|Hans/i;
    return (
      voices.find(function (candidate) {
        return wanted.test(candidate.lang) && candidate.localService;
      }) ||
      voices.find(function (candidate) {
        return wanted.test(candidate.lang);
      }) ||
      voices.find(function (candidate) {
        return !/HK|yue/i.test(candidate.lang);
      }) ||
      null
    );
  }

  function readable() {
    const found = [];
    article.querySelectorAll("[data-read], [data-read-inside]").forEach(function (element) {
      if (element.hasAttribute("data-read")) {
        found.push(element);
      } else {
        element.querySelectorAll("p, li, h3, h4").forEach(function (inner) {
          found.push(inner);
        });
      }
    });
    return found.filter(function (element) {
      return element.textContent.trim();
    });
  }

  function mark(element) {
    article.querySelectorAll(".is-read").forEach(function (old) {
      old.classList.remove("is-read");
    });
    if (!element) {
      return;
    }
    element.classList.add("is-read");
    const place = element.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight) {
      element.scrollIntoView({ block: "center" });
    }
  }

  function become(next) {
    state = next;
    box.classList.toggle("is-active", next !== "stopped");
    buttons.play.hidden = next === "playing";
    buttons.pause.hidden = next !== "playing";
    buttons.stop.hidden = next === "stopped";
    label.textContent = next === "paused" ? label.dataset.resume : label.dataset.play;
    status.textContent = status.dataset[next];
  }

  function rate() {
    const chosen = box.querySelector('[name="read-aloud-rate"]:checked');
    return chosen ? Number(chosen.value) : 1;
  }

  function speak() {
    const mine = ++turn;
    if (at >= parts.length) {
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(parts[at].textContent.trim());
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate();
    utterance.onend = function () {
      if (mine === turn && state === "playing") {
        at += 1;
        speak();
      }
    };
    utterance.onerror = function (event) {
      if (mine === turn && event.error !== "canceled" && event.error !== "interrupted") {
        stop();
      }
    };
    mark(parts[at]);
    synth.speak(utterance);
  }

  function silence() {
    turn += 1;
    synth.cancel();
  }

  function play() {
    if (state === "stopped") {
      parts = readable();
      at = 0;
    }
    silence();
    become("playing");
    speak();
    buttons.pause.focus();
  }

  // Pausing cancels and starts the paragraph again: `pause()` is lost on many phones.
  function pause() {
    become("paused");
    silence();
    buttons.play.focus();
  }

  function stop() {
    const hadFocus = box.contains(document.activeElement);
    become("stopped");
    silence();
    mark(null);
    if (hadFocus) {
      buttons.play.focus();
    }
  }

  function offer() {
    voice = chineseVoice();
    if (!voice || !controls.hidden) {
      return Boolean(voice);
    }
    controls.hidden = false;
    if (!other.querySelector("audio")) {
      other.hidden = true;
    }
    return true;
  }

  buttons.play.addEventListener("click", play);
  buttons.pause.addEventListener("click", pause);
  buttons.stop.addEventListener("click", stop);
  box.querySelectorAll('[name="read-aloud-rate"]').forEach(function (input) {
    input.addEventListener("change", function () {
      if (state === "playing") {
        silence();
        speak();
      }
    });
  });
  window.addEventListener("pagehide", function () {
    if (state !== "stopped") {
      stop();
    }
  });

  if (!offer()) {
    const giveUp = setTimeout(function () {
      if (synth.removeEventListener) {
        synth.removeEventListener("voiceschanged", again);
      }
    }, VOICES_TIMEOUT);
    const again = function () {
      if (offer()) {
        clearTimeout(giveUp);
        synth.removeEventListener("voiceschanged", again);
      }
    };
    if (synth.addEventListener) {
      synth.addEventListener("voiceschanged", again);
    }
  }
})();
