// The field in which the unit is searched by any of its names: a combobox with a list below.
(function () {
  "use strict";
  function fold(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }

  function start(root) {
    var input = root.querySelector("input");
    var list = root.querySelector("[role=listbox]");
    var count = root.querySelector("[data-count]");
    var options = Array.prototype.slice.call(list.querySelectorAll("[role=option]"));
    var texts = options.map(function (one) { return fold(one.dataset.name + " " + one.dataset.names); });
    var active = null;

    function mark(option) {
      if (active) { active.setAttribute("aria-selected", "false"); }
      active = option;
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    // 民政 means 区民政局 before it means 区人民政府办公室.
    function rank(at, words) {
      var name = fold(options[at].dataset.name);
      if (name.replace(/^区/, "").indexOf(words) === 0) { return 0; }
      return name.indexOf(words) >= 0 ? 1 : 2;
    }

    function open(words) {
      var shown = 0;
      options.forEach(function (one, at) {
        one.hidden = texts[at].indexOf(words) < 0;
        shown += one.hidden ? 0 : 1;
      });
      var order = options.map(function (_, at) { return at; });
      order.sort(function (a, b) { return rank(a, words) - rank(b, words) || a - b; });
      order.forEach(function (at) { list.appendChild(options[at]); });
      list.hidden = shown === 0;
      input.setAttribute("aria-expanded", String(shown > 0));
      count.textContent = shown ? "有 " + shown + " 个单位，用上下键选" : "没有这样的单位";
      mark(null);
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(null);
    }

    function choose(name) { input.value = name; close(); input.focus(); }

    function move(by) {
      if (list.hidden) { open(""); }
      var shown = Array.prototype.filter.call(list.children, function (one) { return !one.hidden; });
      if (!shown.length) { return; }
      var at = shown.indexOf(active) + by;
      if (!active && by < 0) { at = shown.length - 1; }
      mark(shown[(at + shown.length) % shown.length]);
    }

    input.addEventListener("input", function () { open(fold(input.value)); });
    input.addEventListener("blur", function () { setTimeout(close, 150); });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) { return; }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active) {
        event.preventDefault();
        choose(active.dataset.name);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    // The field keeps the focus while the list is used with the mouse.
    list.addEventListener("mousedown", function (event) {
      event.preventDefault();
      var option = event.target.closest("[role=option]");
      if (option) { choose(option.dataset.name); }
    });
    var button = root.querySelector(".combo-open");
    button.addEventListener("mousedown", function (event) { event.preventDefault(); });
    button.addEventListener("click", function () {
      input.focus();
      if (list.hidden) { open(""); } else { close(); }
    });
    document.querySelectorAll("[data-unit]").forEach(function (one) {
      one.addEventListener("click", function () { choose(one.dataset.unit); });
    });
  }

  document.addEventListener("check:shown", function () {
    document.querySelectorAll("[data-combo]:not([data-ready])").forEach(function (root) {
      root.dataset.ready = "";
      start(root);
    });
  });
})();
