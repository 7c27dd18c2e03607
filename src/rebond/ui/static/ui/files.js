// A file dropped on the zone fills the ordinary file input; its name and weight are said.
const zoneOf = (event) => event.target.closest?.("[data-file-drop]");

const say = (zone) => {
  const input = zone.querySelector("input[type=file]");
  const said = zone.querySelector("[data-file-name]");
  said.textContent = [...input.files]
    .map((file) => `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("fr-FR")} Ko)`)
    .join(", ");
  zone.classList.toggle("is-filled", input.files.length > 0);
};

for (const [name, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(name, (event) => {
    const zone = zoneOf(event);
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("is-over", over);
  });
}
document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!zone || !event.dataTransfer.files.length) return;
  zone.querySelector("input[type=file]").files = event.dataTransfer.files;
  say(zone);
});
document.addEventListener("change", (event) => {
  const zone = zoneOf(event);
  if (zone) say(zone);
});
