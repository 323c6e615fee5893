(function () {
  "use strict";
  var form = document.getElementById("filters");
  var items = Array.prototype.slice.call(document.querySelectorAll("details.item"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var entries = items.map(function (item) {
    return { item: item, row: item.parentNode, home: item.parentNode.parentNode, text: fold(item.textContent) };
  });

  var numbered = false;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  function chosen(name) {
    return Array.prototype.map.call(form.querySelectorAll("[name=" + name + "]:checked"), function (box) {
      return box.value;
    });
  }

  function matches(wanted, value) {
    return wanted.length === 0 || wanted.indexOf(value) >= 0;
  }

  function filter() {
    var statuses = chosen("status");
    var roles = chosen("role");
    var review = chosen("review");
    var chapter = form.elements.chapter.value;
    var words = fold(form.elements.words.value).trim().split(" ").filter(Boolean);
    var shown = 0;
    entries.forEach(function (entry) {
      var data = entry.item.dataset;
      var fits = matches(statuses, data.status) && matches(roles, data.role) && matches(review, data.review) &&
        (!chapter || chapter === data.chapter) &&
        words.every(function (word) { return entry.text.indexOf(word) >= 0; });
      entry.row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector("li:not([hidden]) > details.item");
    });
    var all = shown === entries.length;
    form.classList.toggle("narrowed", !all);
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("shown").textContent =
      all ? "共 " + shown + " 项" : "筛选后显示 " + shown + " 项，共 " + entries.length + " 项";
  }

  function arrange() {
    var byNumber = form.elements.order.value === "item";
    if (byNumber !== numbered) { move(byNumber); }
    filter();
  }

  // Moving a row takes the focus from it, so rows move only when the order has changed.
  function move(byNumber) {
    numbered = byNumber;
    var sorted = entries.slice();
    if (byNumber) {
      sorted.sort(function (a, b) { return a.item.dataset.item - b.item.dataset.item; });
    }
    sorted.forEach(function (entry) {
      (byNumber ? entries[0].home : entry.home).appendChild(entry.row);
    });
    groups.forEach(function (group) { group.querySelector("h3").hidden = byNumber; });
  }

  function openAll(open) {
    entries.forEach(function (entry) { if (!entry.row.hidden) { entry.item.open = open; } });
  }

  function follow() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || items.indexOf(target) < 0) { return; }
    if (target.parentNode.hidden) { form.reset(); arrange(); }
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }

  form.addEventListener("input", filter);
  form.addEventListener("change", arrange);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(arrange, 0); });
  document.getElementById("open-all").addEventListener("click", function () { openAll(true); });
  document.getElementById("close-all").addEventListener("click", function () { openAll(false); });
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#item-']");
    if (link && link.getAttribute("href") === location.hash) { follow(); }
  });

  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (d) { d.open = false; });
    closed = [];
  });

  if (entries.length) { form.hidden = false; filter(); follow(); }
})();
