// What the page does beyond HTML: it searches while you type, completes names,
// and follows its own links without loading anew. It asks for the same page that
// the server renders for everybody and takes its <main>; nothing is drawn here
// but the list of completions.
"use strict";
(() => {
  const form = document.querySelector("form[role=search]");
  const input = document.getElementById("q");
  const main = document.getElementById("results");
  const kTypingPause = 180;  // ms

  // Shows the page at `address`. `history`: "push", "replace" or "keep".
  let asked = null;
  async function show(address, history) {
    if (asked) asked.abort();
    const mine = new AbortController();
    asked = mine;
    main.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, {signal: mine.signal});
      const page = new DOMParser().parseFromString(
          await response.text(), "text/html");
      const fresh = page.getElementById("results");
      if (!fresh) throw new Error("no page");
      main.replaceChildren(...fresh.childNodes);
      document.title = page.title;
      syncForm(page);
      if (history === "push") window.history.pushState(null, "", address);
      if (history === "replace") window.history.replaceState(null, "", address);
    } catch (error) {
      if (error.name === "AbortError") return;
      location.assign(address);  // the browser says what is wrong
    }
    if (asked === mine) main.removeAttribute("aria-busy");
  }

  // Takes over what the new page's form holds, but not what is being typed.
  function syncForm(page) {
    const theirs = page.querySelector("form[role=search]");
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked = theirs.elements[box.name].checked;
    }
    for (const old of form.querySelectorAll("input[type=hidden]")) old.remove();
    form.append(...theirs.querySelectorAll("input[type=hidden]"));
    if (document.activeElement !== input) {
      input.value = theirs.elements.q.value;
    }
  }

  function addressOfForm() {
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value) parameters.append(name, value);
    }
    const query = parameters.toString();
    return query ? "/?" + query : "/";
  }

  // The list of completions, a combobox of WAI-ARIA.
  const list = document.createElement("ul");
  list.id = "completions";
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list",
    "aria-controls": "completions", "aria-expanded": "false"})) {
    input.setAttribute(name, value);
  }

  let chosen = -1;
  function choose(index) {
    const options = [...list.children];
    chosen = options.length ? (index + options.length) % options.length : -1;
    options.forEach((option, i) =>
        option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }
  function close() {
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }
  function take(option) {
    input.value = option.dataset.text + " ";
    close();
    input.focus();
    show(addressOfForm(), "replace");
  }
  function offer(completions) {
    close();
    completions.forEach((completion, i) => {
      const option = document.createElement("li");
      option.id = "completion-" + i;
      option.setAttribute("role", "option");
      option.dataset.text = completion.text;
      const word = document.createElement("bdi");
      word.textContent = completion.word;
      const count = document.createElement("small");
      count.textContent = completion.articles;
      option.append(word, count);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();  // the focus stays
        take(option);
      });
      list.append(option);
    });
    list.hidden = completions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  let completing = null;
  async function complete() {
    if (completing) completing.abort();
    completing = new AbortController();
    const typed = input.value;
    if (!/[\p{L}\p{N}]$/u.test(typed)) return close();
    try {
      const response = await fetch(
          "/v1/complete?limit=8&text=" + encodeURIComponent(typed),
          {signal: completing.signal});
      if (!response.ok) return close();
      const answer = await response.json();
      if (input.value === typed && document.activeElement === input) {
        offer(answer.completions.filter((c) => c.text !== typed));
      }
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  let pause = 0;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      show(addressOfForm(), "replace");
      complete();
    }, kTypingPause);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") {
      choose(chosen + 1);
    } else if (event.key === "ArrowUp") {
      choose(chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      take(list.children[chosen]);
    } else {
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("blur", close);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    close();
    show(addressOfForm(), "push");
  });
  form.addEventListener("change", (event) => {
    if (event.target !== input) show(addressOfForm(), "push");
  });

  // Links to other searches, also those of the timeline.
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey ||
        event.shiftKey) {
      return;
    }
    const address = link.getAttribute("href");
    if (!address.startsWith("/?")) return;
    event.preventDefault();
    input.blur();
    show(address, "push").then(() => window.scrollTo(0, 0));
  });
  window.addEventListener("popstate", () => {
    input.blur();
    show(location.pathname + location.search, "keep");
  });

  // "/" to the search box, j and k through the results, as in many programs.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey ||
        event.target.closest("input, textarea, select")) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      input.select();
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    const links = [...main.querySelectorAll(".hits h2 a")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = event.key === "j" ? at + 1 : at - 1;
    links[Math.max(0, Math.min(next, links.length - 1))].focus();
  });
})();
