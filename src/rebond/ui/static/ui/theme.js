// Loaded before the first paint, so that a chosen theme never flashes. Without JavaScript the page stays in "auto".
(() => {
  const KEY = "rebond-theme";
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto"; // storage refused: the choice lasts as long as the page
    }
  };
  root.dataset.theme = read();
  root.classList.add("js");

  const show = (choice) => {
    choice.hidden = false;
    for (const radio of choice.querySelectorAll("input")) radio.checked = radio.value === root.dataset.theme;
  };
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-theme-choice]").forEach(show);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.closest?.("[data-theme-choice]")) return;
    root.dataset.theme = event.target.value;
    try {
      localStorage.setItem(KEY, event.target.value);
    } catch {
      // nothing to do: see above
    }
  });
})();
