// Messages stay in the page for those who have no JavaScript; here they can be closed, and good news leaves by itself.
const QUIET_AFTER = 8000;

const wake = (toast) => {
  if (toast.dataset.awake) return;
  toast.dataset.awake = "yes";
  toast.querySelector("[data-toast-close]").hidden = false;
  if (!toast.matches(".tone-success, .tone-info")) return;
  // Never under the eyes or the finger of someone reading it.
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, QUIET_AFTER) : toast.remove());
  setTimeout(leave, QUIET_AFTER);
};
const wakeAll = () => document.querySelectorAll("[data-toast]").forEach(wake);

document.addEventListener("click", (event) => {
  event.target.closest("[data-toast-close]")?.closest("[data-toast]").remove();
});
document.addEventListener("htmx:load", wakeAll);
wakeAll();

// A request that could not be answered says so, instead of a button that does nothing.
const say = (text) => {
  const toast = document.createElement("div");
  toast.className = "toast tone-danger";
  toast.dataset.toast = "";
  toast.textContent = text;
  document.getElementById("messages")?.append(toast);
};
document.addEventListener("htmx:sendError", () =>
  say("Le serveur ne répond pas : votre connexion est peut-être coupée. Rien n'a été enregistré ; réessayez dans un instant."));
document.addEventListener("htmx:responseError", (event) =>
  say(event.detail.xhr.status === 403
    ? "Cette action a été refusée : votre session a peut-être expiré. Rechargez la page."
    : "Cette action n'a pas abouti. Rechargez la page, puis réessayez."));
