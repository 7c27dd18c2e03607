// One stream per visible page. A hidden tab closes its stream (a browser allows six
// connections to a host) and, when shown again, looks at everything afresh.
const streams = new Map();

function refresh(names) {
  for (const part of document.querySelectorAll("[data-live-topic]")) {
    const wanted = part.dataset.liveTopic.split(" ");
    if (!names || names.some((name) => wanted.includes(name))) {
      part.dispatchEvent(new CustomEvent("live"));
    }
  }
}

function open(address) {
  const source = new EventSource(address);
  source.addEventListener("change", (event) => refresh(JSON.parse(event.data)));
  streams.set(address, source);
}

function listen() {
  const wanted = new Set(
    document.hidden ? [] : [...document.querySelectorAll("[data-live-stream]")].map((mark) => mark.dataset.liveStream),
  );
  for (const [address, source] of streams) {
    if (!wanted.has(address)) {
      source.close();
      streams.delete(address);
    }
  }
  for (const address of wanted) {
    if (!streams.has(address)) open(address);
  }
}

document.addEventListener("visibilitychange", listen);
document.addEventListener("htmx:afterSettle", listen);
window.addEventListener("pagehide", () => streams.forEach((source) => source.close()));
listen();
