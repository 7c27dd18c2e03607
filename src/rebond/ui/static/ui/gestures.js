// Small gestures that improve pages which already work without them.

// Menus are <details>: close them on Escape, on a click elsewhere, and when another opens.
const openMenus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Dialogs: the opener is a link to a confirmation page; here it opens the dialog instead.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});
document.addEventListener("click", (event) => {
  if (event.target.matches?.("dialog[open]")) event.target.close();
});

// Copy: the button is hidden in the page and only appears where the clipboard is allowed.
const showCopyButtons = (root) => {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const said = button.parentElement.querySelector("[data-copy-said]");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("is-done");
    said.textContent = "Copié.";
  } catch {
    said.textContent = "La copie a été refusée : sélectionnez le texte à la main.";
  }
});

// After a refused form, the reader lands on the summary of what to review.
const focusSummary = (root) => root.querySelector("[data-focus]")?.focus();

// A button that was pressed once says it is working; pages kept in the back-forward cache wake up ready.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || event.target.method === "dialog") return;
  queueMicrotask(() => button.setAttribute("aria-busy", "true"));
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-busy=true]:not([data-busy])")) button.removeAttribute("aria-busy");
});
document.addEventListener("htmx:afterRequest", (event) => {
  for (const button of event.target.querySelectorAll?.("button[aria-busy=true]") ?? []) button.removeAttribute("aria-busy");
});

// On a narrow screen the tabs scroll: the current one is brought into sight, without moving the page.
const showCurrentTab = (root) => {
  for (const tab of root.querySelectorAll(".tabs [aria-current]")) {
    const frame = tab.closest(".tabs");
    frame.scrollLeft += tab.getBoundingClientRect().left - frame.getBoundingClientRect().left - (frame.clientWidth - tab.offsetWidth) / 2;
  }
};

const wake = (root) => {
  showCurrentTab(root);
  showCopyButtons(root);
  focusSummary(root);
};
wake(document);
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));

// A session that ended answers with the sign-in page: open it whole, never inside a list.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.xhr.responseText.includes('<body class="bare"')) return;
  event.detail.shouldSwap = false;
  window.location.reload();
});
