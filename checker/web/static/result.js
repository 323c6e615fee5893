// The result: filter, and the way from a finding to its sentence and back.
(function () {
  "use strict";
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var lit = [];

  function fold(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " "); }
  function result() { return document.querySelector(".result"); }

  function show(side) {
    var root = result();
    root.dataset.side = side;
    root.querySelectorAll("[data-pane]").forEach(function (one) {
      one.setAttribute("aria-pressed", String(one.dataset.pane === side));
    });
  }

  function light(elements) {
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = elements;
    lit.forEach(function (one) { one.classList.add("lit"); });
  }

  function go(element) {
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function toMark(id) {
    var pieces = Array.prototype.filter.call(document.querySelectorAll(".m"), function (one) {
      return one.dataset.marks.split(" ").indexOf(id) >= 0;
    });
    if (!pieces.length) { return; }
    show("text");
    light(pieces);
    pieces[0].focus({ preventScroll: true });
    go(pieces[0]);
  }

  function toTarget(id, from) {
    var target = document.getElementById(id);
    if (!target) { return; }
    show("findings");
    if (target.closest("li[hidden]")) { clear(); }
    if (target.matches("details")) { target.open = true; }
    var quote = from && Array.prototype.find.call(target.querySelectorAll("[data-mark]"), function (one) {
      return from.dataset.marks.split(" ").indexOf(one.dataset.mark) >= 0;
    });
    light(quote ? [quote] : []);
    var seat = target.querySelector("summary") || target;
    seat.focus({ preventScroll: true });
    go(quote || seat);
  }

  // A sentence that serves several findings leads to the next of them at every click.
  function next(mark) {
    var targets = mark.dataset.targets.split(" ");
    var at = (Number(mark.dataset.at || -1) + 1) % targets.length;
    mark.dataset.at = at;
    toTarget(targets[at], mark);
  }

  function filter() {
    var form = document.getElementById("sieve");
    var wanted = Array.prototype.map.call(form.querySelectorAll(":checked"), function (one) { return one.value; });
    var words = fold(form.elements.words.value).trim().split(" ").filter(Boolean);
    var shown = 0;
    document.querySelectorAll(".listing details.item").forEach(function (item) {
      var text = words.length ? fold(item.textContent) : "";
      var fits = (!wanted.length || wanted.indexOf(item.dataset.status) >= 0) &&
        words.every(function (word) { return text.indexOf(word) >= 0; });
      item.parentNode.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.querySelectorAll(".listing .group").forEach(function (group) {
      group.hidden = !group.querySelector("li:not([hidden]) > details.item");
    });
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("shown").textContent = "显示 " + shown + " 项";
  }

  function clear() { document.getElementById("sieve").reset(); filter(); }

  document.addEventListener("click", function (event) {
    var quote = event.target.closest("[data-mark]");
    var mark = event.target.closest(".m");
    var tab = event.target.closest("[data-pane]");
    var place = event.target.closest("[data-place]");
    var item = event.target.closest("a[data-item]");
    if (quote) { event.preventDefault(); toMark(quote.dataset.mark); }
    if (mark) { event.preventDefault(); next(mark); }
    var jump = event.target.closest("[data-jump]");
    if (jump) {
      event.preventDefault();
      var head = document.getElementById(jump.dataset.jump);
      head.focus({ preventScroll: true });
      head.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
    }
    if (tab) { show(tab.dataset.pane); }
    if (item) { event.preventDefault(); toTarget("item-" + item.dataset.item, null); }
    if (place) {
      event.preventDefault();
      show("text");
      var block = document.getElementById(place.dataset.place);
      if (block) { light([block]); go(block); }
    }
  });
  document.addEventListener("input", function (event) { if (event.target.closest("#sieve")) { filter(); } });
  document.addEventListener("submit", function (event) { if (event.target.id === "sieve") { event.preventDefault(); } });
  document.addEventListener("check:shown", function () {
    var root = result();
    if (root && root.dataset.focusItem) { toTarget("item-" + root.dataset.focusItem, null); }
  });
})();
