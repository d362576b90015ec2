// Builds elements. Strings become text nodes, so that nothing untrusted is ever read as markup.

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "class") element.className = value;
  else if (name in element && typeof value === "boolean") element[name] = value;
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : value);
}

export function button(text, onclick, properties = {}) {
  return h("button", { type: "button", onclick, ...properties }, text);
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== false));
  return element;
}

// A message for screen readers that changes nothing on the screen.
export function announce(text) {
  document.querySelector("#announcer").textContent = text;
}

export const narrow = () => matchMedia("(max-width: 62rem)").matches;

// A short note at the edge of the screen, and for screen readers.
export function notice(text) {
  announce(text);
  document.querySelector(".toast")?.remove();
  const toast = h("div", { class: "toast", "aria-hidden": "true" }, text);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 3000);
}
