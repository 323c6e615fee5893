// Dropping and choosing a draft; notices; where the focus goes after a part of the page was replaced.
(function () {
  "use strict";
  var notice = document.getElementById("notice");

  function refuse(message) {
    var line = document.createElement("p");
    line.className = "refusal";
    line.setAttribute("role", "alert");
    line.tabIndex = -1;
    var words = document.createElement("span");
    words.textContent = message;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.dataset.dismiss = "";
    button.textContent = "知道了";
    line.append(words, button);
    notice.replaceChildren(line);
    line.focus();
  }

  function send(input) {
    notice.replaceChildren();
    if (!input.files.length) { return; }
    // A browser that is refused in the middle of sending shows nothing: say it before.
    if (input.files[0].size > Number(document.body.dataset.limit)) {
      refuse(document.body.dataset.tooLarge);
      input.value = "";
      return;
    }
    input.form.requestSubmit();
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[type=file]")) { send(event.target); }
  });

  function zone() { return document.getElementById("drop") || document.querySelector("form.again"); }

  function carriesFiles(event) {
    return event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0;
  }

  document.addEventListener("dragover", function (event) {
    if (!carriesFiles(event)) { return; }
    event.preventDefault();
    if (zone()) { zone().classList.add("over"); }
  });
  document.addEventListener("dragleave", function (event) {
    if (!event.relatedTarget && zone()) { zone().classList.remove("over"); }
  });
  document.addEventListener("drop", function (event) {
    if (!carriesFiles(event)) { return; }
    event.preventDefault();
    var form = zone();
    if (!form) { return; }
    form.classList.remove("over");
    if (event.dataTransfer.files.length > 1) { refuse("一次只查一份，请只拖一个文件。"); return; }
    var input = form.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    send(input);
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-dismiss]")) {
      notice.replaceChildren();
      var next = document.querySelector("#stage input, #stage button, #stage a");
      if (next) { next.focus(); }
    }
  });

  // A download is fetched, so that a refusal is said here and no other page comes in its place.
  function download(link) {
    notice.replaceChildren();
    link.setAttribute("aria-busy", "true");
    fetch(link.href, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) {
        return answer.text().then(function (html) {
          var told = new DOMParser().parseFromString(html, "text/html").querySelector(".refusal span");
          refuse(told ? told.textContent : html);
        });
      }
      var named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") || "");
      return answer.blob().then(function (blob) {
        var saved = document.createElement("a");
        saved.href = URL.createObjectURL(blob);
        saved.download = named ? decodeURIComponent(named[1]) : "";
        saved.click();
        setTimeout(function () { URL.revokeObjectURL(saved.href); }, 60000);
      });
    }).catch(lost).finally(function () { link.removeAttribute("aria-busy"); });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-download]");
    if (link) { event.preventDefault(); download(link); }
  });

  document.addEventListener("htmx:before:request", function () { notice.replaceChildren(); });
  document.addEventListener("htmx:after:swap", function (event) {
    var detail = event.detail && event.detail.ctx;
    if (detail && detail.response && detail.response.status >= 400) {
      document.querySelectorAll("input[type=file]").forEach(function (input) { input.value = ""; });
    }
    var places = document.querySelectorAll("#notice [data-focus], #stage [data-focus]");
    if (places.length) { places[0].focus({ preventScroll: true }); window.scrollTo({ top: 0, behavior: "instant" }); }
    document.dispatchEvent(new Event("check:shown"));
  });
  function lost() {
    document.querySelectorAll("input[type=file]").forEach(function (input) { input.value = ""; });
    refuse("没有连上程序：它可能已经停止，或者文件太大没有接收。请看启动它的窗口，再试一次。");
  }
  document.addEventListener("htmx:error", lost);
})();
