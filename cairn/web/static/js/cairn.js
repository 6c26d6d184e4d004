// Small comforts on top of pages that work without any of this.

// Menus are <details class="menu">. They close on Escape, on a click elsewhere and when another opens.

const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
});

document.addEventListener("focusout", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// A message that may be put away: data-closes names the thing around the button.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-closes]");
  if (!button) return;
  button.closest(button.dataset.closes)?.remove();
  document.getElementById("main")?.focus({ preventScroll: true });
});

// data-dialog="id" on a link or button opens that <dialog>; without scripts the link's page does the same.
// The browser itself keeps the focus inside, closes on Escape and gives the focus back.

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog instanceof HTMLDialogElement && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  // A click on the veil lands on the dialog itself.
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

// data-autosubmit: a filter form sends itself a moment after a change; its button serves the rest of the world.
// data-theme-form: choosing light or dark shows at once, before the answer comes.

const waiting = new WeakMap();

function sendSoon(form, delay) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => form.requestSubmit(), delay));
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-autosubmit]") && event.target.type === "search") sendSoon(form, 350);
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-autosubmit]") && event.target.type !== "search") sendSoon(form, 0);
});

document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target));
  if (!event.target.matches("[data-theme-form]") || !event.submitter) return;
  const root = document.documentElement;
  if (event.submitter.value === "auto") delete root.dataset.theme;
  else root.dataset.theme = event.submitter.value;
});

// A form that was sent twice by an impatient hand is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[hx-post]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  form.querySelector(".button-primary")?.classList.add("button-loading");
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector(".button-loading")?.classList.remove("button-loading");
  }
});

document.querySelector(".error-summary[data-focus]")?.focus();

// A row of tabs that is wider than the screen begins with the current one in sight.
for (const tab of document.querySelectorAll(".tabs > [aria-current]")) {
  const [here, row] = [tab, tab.parentElement].map((part) => part.getBoundingClientRect());
  tab.parentElement.scrollBy({ left: here.left + here.width / 2 - row.left - row.width / 2, behavior: "instant" });
}

// What htmx leaves to the page: say that it waits, put the focus where the reader needs it, speak the result.
//   data-focus      in new content: goes there (an error summary, the heading of a changed view)
//   data-announce   in new content: its text is read once from the one live region of the page
// When what had the focus is gone (a link to the next page), the first heading of the new content has it.

const live = () => document.getElementById("live");

function announce(text) {
  const region = live();
  if (!region) return;
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 60);
}

document.addEventListener("htmx:before:request", (event) => {
  event.detail.ctx.target?.setAttribute?.("aria-busy", "true");
});

document.addEventListener("htmx:finally:request", (event) => {
  event.detail.ctx.target?.removeAttribute?.("aria-busy");
});

let replacesFocus = false;

document.addEventListener("htmx:before:swap", (event) => {
  const { activeElement } = document;
  replacesFocus = activeElement !== document.body && event.detail.ctx.target?.contains?.(activeElement);
});

document.addEventListener("htmx:after:settle", (event) => {
  const fresh = event.detail.newContent.filter((node) => node instanceof Element);
  const find = (selector) =>
    fresh.map((node) => (node.matches(selector) ? node : node.querySelector(selector))).find(Boolean);

  const lost = replacesFocus && document.activeElement === document.body;
  const goal = find("[data-focus]") ?? (lost ? find("h1, h2, h3") : undefined);
  if (goal) {
    if (!goal.hasAttribute("tabindex")) goal.tabIndex = -1;
    goal.focus();
    goal.scrollIntoView({ block: "nearest" });
  }
  const news = find("[data-announce]");
  if (news) announce(news.dataset.announce || news.textContent.trim());
});

function trouble() {
  const message = document.getElementById("trouble")?.content.firstElementChild?.cloneNode(true);
  if (message) document.getElementById("messages")?.replaceChildren(message);
}

document.addEventListener("htmx:error", trouble);
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status >= 500) trouble();
});
