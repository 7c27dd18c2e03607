// The point has left: nothing of it stays on this device.
for (const mark of document.querySelectorAll("[data-report-sent]")) {
  try {
    localStorage.removeItem(mark.dataset.reportSent);
  } catch {
    // A browser that forbids storage kept nothing.
  }
}
