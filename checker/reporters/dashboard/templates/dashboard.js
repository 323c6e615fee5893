(function () {
  "use strict";
  var PAGE = 150;
  var FIRST = 2;

  function byId(id) { return document.getElementById(id); }
  function fold(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  function later(action) {
    var waiting = 0;
    return function () { clearTimeout(waiting); waiting = setTimeout(action, 120); };
  }

  var finder = byId("finder");
  if (finder) {
    var rows = Array.prototype.map.call(document.querySelectorAll(".ranking tbody tr"), function (row) {
      return { row: row, name: fold(row.querySelector("th").textContent) };
    });
    var find = function () {
      var wanted = fold(byId("find-unit").value);
      var shown = 0;
      rows.forEach(function (entry) {
        var fits = entry.name.indexOf(wanted) >= 0;
        entry.row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      byId("found").textContent = wanted ? "找到 " + shown + " 个单位" : "";
    };
    finder.hidden = false;
    finder.addEventListener("input", later(find));
    finder.addEventListener("submit", function (event) { event.preventDefault(); find(); });
  }

  var form = byId("matrix-form");
  if (form) { matrix(JSON.parse(byId("matrix-data").textContent)); }

  function matrix(data) {
    var body = byId("matrix-rows");
    var note = byId("cell-note");
    var names = data.units.map(function (unit) { return fold(unit[0]); });
    var chosen = [];
    var page = 0;
    var current = null;

    function column(number) {
      return data.items.findIndex(function (item) { return String(item[0]) === number; });
    }

    function gap(unit, at) {
      return "SFPM".indexOf(unit[4].charAt(at).toUpperCase()) >= 0 && "-D".indexOf(unit[5].charAt(at)) < 0;
    }

    function choose() {
      var wanted = fold(byId("matrix-unit").value);
      var at = column(byId("matrix-item").value);
      chosen = data.units.map(function (_, index) { return index; }).filter(function (index) {
        return names[index].indexOf(wanted) >= 0 && (at < 0 || gap(data.units[index], at));
      });
      if (byId("matrix-order").value === "rank") {
        chosen.sort(function (a, b) { return data.units[a][3] - data.units[b][3] || a - b; });
      }
      page = 0;
      draw();
    }

    function pages() { return Math.max(1, Math.ceil(chosen.length / PAGE)); }

    function draw() {
      body.textContent = "";
      chosen.slice(page * PAGE, (page + 1) * PAGE).forEach(function (index) {
        body.appendChild(rowOf(data.units[index]));
      });
      byId("matrix-page").textContent = "共 " + chosen.length + " 个单位" +
        (pages() > 1 ? "，第 " + (page + 1) + "/" + pages() + " 页" : "");
      byId("previous").disabled = page === 0;
      byId("next").disabled = page + 1 >= pages();
      byId("previous").hidden = byId("next").hidden = pages() === 1;
      if (body.rows.length) {
        current = body.rows[0].cells[FIRST];
        current.tabIndex = 0;
      }
    }

    function rowOf(unit) {
      var row = document.createElement("tr");
      var head = document.createElement("th");
      head.scope = "row";
      if (unit[1]) {
        var link = document.createElement("a");
        link.setAttribute("href", unit[1]);
        link.textContent = unit[0];
        head.appendChild(link);
      } else {
        head.textContent = unit[0];
      }
      row.appendChild(head);
      row.appendChild(cell("score", unit[2]));
      for (var at = 0; at < unit[4].length; at += 1) {
        var letter = unit[4].charAt(at);
        var status = data.statuses[letter.toUpperCase()];
        row.appendChild(cell(status ? letter.toUpperCase() + (letter !== letter.toUpperCase() ? " r" : "") : "",
          status ? status.sign : ""));
      }
      return row;
    }

    function cell(name, text) {
      var made = document.createElement("td");
      if (name) { made.className = name; }
      made.textContent = text;
      return made;
    }

    function unitOf(td) { return data.units[chosen[page * PAGE + td.parentNode.rowIndex - 1]]; }

    function tell(td) {
      var unit = unitOf(td);
      var at = td.cellIndex - FIRST;
      var item = data.items[at];
      var letter = unit[4].charAt(at);
      var status = data.statuses[letter.toUpperCase()];
      var lacking = (unit[6].split("|")[at] || "").split(".").filter(Boolean).map(function (place) {
        return data.texts[parseInt(place, 36)].replace(/。$/, "");
      });
      var words = [status ? status.name : "没有核对", data.roles[unit[5].charAt(at)]];
      if (letter !== letter.toUpperCase()) { words.push("请核对"); }
      note.textContent = unit[0] + "　第" + item[0] + "项 " + item[1] + "：" + words.join("，") + "。" +
        (lacking.length ? "缺：" + lacking.join("；") + "。" : "");
    }

    function cellAt(target) {
      var td = target.closest && target.closest("td");
      return td && td.cellIndex >= FIRST ? td : null;
    }

    function open(td) {
      var unit = unitOf(td);
      if (unit[1]) { location.href = unit[1] + "#item-" + data.items[td.cellIndex - FIRST][0]; }
    }

    function turn(step, line, at) {
      if (page + step < 0 || page + step >= pages()) { return; }
      page += step;
      draw();
      if (at !== undefined) { focus(line < 0 ? body.rows.length - 1 : line, at); }
    }

    // Only a cell with a tab index can take the focus; the others do without one, as there are thousands.
    function focus(line, at) {
      var td = body.rows[line].cells[at];
      td.tabIndex = 0;
      td.focus();
    }

    function move(td, key, whole) {
      var line = td.parentNode.rowIndex - 1;
      var at = td.cellIndex;
      var last = body.rows.length - 1;
      var end = FIRST + data.items.length - 1;
      var steps = {
        ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0],
        PageDown: [10, 0], PageUp: [-10, 0], Home: [whole ? -last : 0, -end], End: [whole ? last : 0, end]
      };
      var step = steps[key];
      if (!step) { return false; }
      if (key === "ArrowDown" && line === last) { turn(1, 0, at); return true; }
      if (key === "ArrowUp" && line === 0) { turn(-1, -1, at); return true; }
      focus(Math.min(Math.max(line + step[0], 0), last), Math.min(Math.max(at + step[1], FIRST), end));
      return true;
    }

    body.addEventListener("focusin", function (event) {
      var td = cellAt(event.target);
      if (!td) { return; }
      if (current && current !== td) { current.tabIndex = -1; }
      current = td;
      td.tabIndex = 0;
      tell(td);
    });
    body.addEventListener("keydown", function (event) {
      var td = cellAt(event.target);
      if (!td || event.altKey) { return; }
      if (event.key === "Enter") { event.preventDefault(); open(td); return; }
      if (move(td, event.key, event.ctrlKey)) { event.preventDefault(); }
    });
    body.addEventListener("mouseover", function (event) {
      var td = cellAt(event.target);
      if (td) { tell(td); }
    });
    body.addEventListener("click", function (event) {
      var td = cellAt(event.target);
      if (td) { open(td); }
    });
    form.addEventListener("input", later(choose));
    form.addEventListener("submit", function (event) { event.preventDefault(); choose(); });
    byId("previous").addEventListener("click", function () { turn(-1); });
    byId("next").addEventListener("click", function () { turn(1); });
    Array.prototype.forEach.call(document.querySelectorAll("a[data-item]"), function (link) {
      link.addEventListener("click", function () {
        byId("matrix-item").value = link.dataset.item;
        choose();
      });
    });
    form.hidden = false;
    note.hidden = false;
    choose();
  }

  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (d) { d.open = false; });
    closed = [];
  });
})();
