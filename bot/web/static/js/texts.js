// The interface's words, one JSON file for each language; what the server says stays Chinese.

const LANGUAGES = { zh: "zh-CN", en: "en" };
let texts = {};
let current = "zh";

export async function loadTexts(language) {
  current = language in LANGUAGES ? language : "zh";
  const response = await fetch(`/web/texts/${current}.json`);
  texts = await response.json();
  document.documentElement.lang = LANGUAGES[current];
  document.title = t("app.name");
}

export const language = () => current;

// The text named `key`, with {names} replaced by `values`.
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function formatDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return t("date", { year, month, day, iso });
}

// What the documents and the server say is Chinese whatever the interface is: voices need to be told.
export const chinese = () => (current === "zh" ? {} : { lang: "zh-CN" });
