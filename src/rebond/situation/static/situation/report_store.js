// A drawer of localStorage, encrypted (AES-GCM) with a secret the page received for this account:
// someone else on the same device finds bytes. Where the browser has no encryption (plain http on a
// network), nothing is written and the page says so.
const coded = new TextEncoder();

globalThis.rebondDrawer = async (key, secret) => {
  if (!globalThis.crypto?.subtle) return { lasting: false, read: async () => ({}), write: async () => {} };
  const bytes = Uint8Array.from(secret.match(/../g), (pair) => parseInt(pair, 16));
  const lock = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  const bound = coded.encode(key);
  let last = Promise.resolve();

  async function put(entries) {
    try {
      if (!Object.keys(entries).length) return localStorage.removeItem(key);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = coded.encode(JSON.stringify(entries));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound }, lock, text));
      localStorage.setItem(key, btoa(String.fromCharCode(...iv, ...sealed)));
    } catch {
      // A full or forbidden storage: the answers are still on the page and will leave with it.
    }
  }

  async function read() {
    try {
      const all = Uint8Array.from(atob(localStorage.getItem(key) ?? ""), (letter) => letter.charCodeAt(0));
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: all.slice(0, 12), additionalData: bound }, lock, all.slice(12));
      return JSON.parse(new TextDecoder().decode(text));
    } catch {
      return {};
    }
  }

  return {
    lasting: true,
    read,
    write: (entries) => {
      const now = structuredClone(entries);
      last = last.then(() => put(now));
      return last;
    },
  };
};
