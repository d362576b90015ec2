// The facts about an asker: their vocabulary, and values in words.

import { get } from "./api.js";
import { changed, state } from "./state.js";
import { t } from "./texts.js";

const MONEY = /^(?:\d+(?:\.\d+)?(?:亿|千万|百万|万|千)?)+元?$/;
const WHOLE = /^\d{1,9}$/;
let vocabulary = new Map();

export async function loadFacts() {
  const { facts } = await get("/v1/facts");
  vocabulary = new Map(facts.map((fact) => [fact.id, fact]));
  changed("facts");
}

export const findFact = (id) => vocabulary.get(id);

export const allFacts = () => [...vocabulary.values()];

// "是否高新技术企业" is the question; "高新技术企业" names the fact.
export const shorten = (text) => text.replace(/^是否/, "");

export const factName = (id) => shorten(vocabulary.get(id)?.name ?? id);

export function setFact(id, value, text = inWords(findFact(id), value)) {
  state.profile[id] = { value, text };
  changed("profile", id);
}

// Takes a fact back: the server is told once, with null, and does not hear of it afterwards.
export function dropFact(id) {
  state.profile[id] = { value: null, text: "" };
  changed("profile", id);
}

// What the server understood takes the place of all that the page knew.
export function adoptFacts(known) {
  state.profile = Object.fromEntries(known.map(({ fact, value, text }) => [fact, { value, text: shorten(text) }]));
  changed("profile");
}

export function inWords(fact, value) {
  return `${shorten(fact.name)}：${valueInWords(fact, value)}`;
}

function valueInWords(fact, value) {
  if (typeof value === "boolean") return t(value ? "fact.yes" : "fact.no");
  const label = (id) => fact.options.find((option) => option.id === id)?.label ?? id;
  return Array.isArray(value) ? value.map(label).join("、") : label(value);
}

// The value that an option of an open question stands for.
export function valueOfOption(fact, words) {
  if (fact.type === "bool") return words === "是";
  const option = fact.options.find((each) => each.label === words);
  return fact.type === "set" ? [option.id] : option.id;
}

export const isOption = (fact, words) => fact.type === "bool" || fact.options.some((each) => each.label === words);

// Why a typed value cannot be used, as a sentence; null where it can.
export function complaint(fact, text) {
  const plain = text.replace(/[\s,，]/g, "");
  if (fact.type === "money") return MONEY.test(plain) ? null : t("fact.money.wrong");
  return WHOLE.test(plain) ? null : t(fact.type === "year" ? "fact.year.wrong" : "fact.number.wrong");
}

export function typedValue(fact, text) {
  const plain = text.replace(/[\s,，]/g, "");
  return fact.type === "money" ? plain : Number(plain);
}
