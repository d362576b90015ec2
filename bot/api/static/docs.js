"use strict";
// Renders /openapi.json. Text only ever enters the page as text nodes, never as markup.

const el = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
const pretty = (value) => JSON.stringify(value, null, 2);

let api;
const key = el("input", { type: "password", autocomplete: "off", ariaLabel: "访问密钥" });
const deref = (schema) => schema && schema.$ref ? deref(schema.$ref.split("/").slice(1).reduce((at, key) => at[key], api)) : schema || {};

function typeName(schema) {
  if (schema && schema.$ref) return schema.$ref.split("/").pop();
  if (!schema) return "";
  const union = schema.anyOf || schema.oneOf;
  if (union) return union.filter((one) => one.type !== "null").map(typeName).join(" | ") + (union.some((one) => one.type === "null") ? "（可空）" : "");
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.type === "array") return `${typeName(schema.items)}[]`;
  return schema.format ? `${schema.type}（${schema.format}）` : schema.type || "任意";
}

function table(heads, rows) {
  const head = el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows.map((cells) => el("tr", {}, ...cells.map((cell) => el("td", {}, cell))))));
}

const code = (text) => el("code", {}, text);

function fields(schema) {
  const { properties = {}, required = [] } = deref(schema);
  return table(["字段", "类型", "说明"], Object.entries(properties).map(([name, one]) =>
    [code(name + (required.includes(name) ? " *" : "")), typeName(one), one.description || ""]));
}

function tryOut(method, path, operation, body) {
  const inputs = (operation.parameters || []).map((one) => {
    const input = el("input", { placeholder: one.name, ariaLabel: one.name, value: one.required ? firstExample(one) : "" });
    return { ...one, input };
  });
  const text = body && el("textarea", { value: pretty(body.first), ariaLabel: "请求正文", spellcheck: false });
  const output = el("pre", { hidden: true, tabIndex: 0 });
  output.setAttribute("aria-live", "polite");
  const send = async () => {
    let url = path;
    const query = new URLSearchParams();
    for (const { name, in: place, input } of inputs) {
      if (place === "path") url = url.replace(`{${name}}`, input.value.split("/").map(encodeURIComponent).join("/"));
      else if (input.value) query.set(name, input.value);
    }
    const options = { method: method.toUpperCase(), headers: key.value ? { authorization: `Bearer ${key.value}` } : {} };
    if (text) Object.assign(options, { body: text.value, headers: { ...options.headers, "content-type": "application/json" } });
    output.hidden = false;
    try {
      const response = await fetch(query.size ? `${url}?${query}` : url, options);
      const answer = await response.text();
      let shown = answer;
      try { shown = pretty(JSON.parse(answer)); } catch { /* not JSON: shown as it came */ }
      output.textContent = `${response.status} ${response.statusText}\n\n${shown}`;
    } catch (error) {
      output.textContent = `没有连上服务器：${error.message}`;
    }
  };
  const parts = [];
  if (inputs.length) parts.push(el("h3", {}, "参数"), table(["名称", "位置", "类型", "说明", "试用值"], inputs.map((one) =>
    [code(one.name + (one.required ? " *" : "")), { path: "路径", query: "查询" }[one.in] || one.in, typeName(one.schema), one.description || "", one.input])));
  if (text) parts.push(el("h3", {}, "请求正文"), ...body.choices(text), text);
  return [...parts, el("p", {}, el("button", { type: "button", onclick: send }, "发送试试")), output];
}

const firstExample = (one) => String((one.examples && Object.values(one.examples)[0]) || (one.schema && one.schema.examples && one.schema.examples[0]) || "");

function bodyOf(operation) {
  const media = operation.requestBody && operation.requestBody.content["application/json"];
  if (!media) return null;
  const named = Object.values(media.examples || {});
  return {
    schema: media.schema,
    first: named.length ? named[0].value : {},
    choices: (text) => named.length < 2 ? [] : [el("select", {
      ariaLabel: "示例", onchange: (event) => { text.value = pretty(named[event.target.selectedIndex].value); },
    }, ...named.map((one) => el("option", {}, one.summary)))],
  };
}

function operationView(method, path, operation) {
  const body = bodyOf(operation);
  const content = [];
  if (operation.description) content.push(el("p", { className: "note" }, operation.description));
  if (operation["x-role"]) content.push(el("p", {}, `需要 ${operation["x-role"]} 或更高角色的密钥。`));
  content.push(...tryOut(method, path, operation, body));
  if (body) content.push(el("h3", {}, "请求字段（* 必填）"), fields(body.schema));
  const ok = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const media = ok && ok[1].content && ok[1].content["application/json"];
  if (media) {
    content.push(el("h3", {}, `返回字段：${typeName(media.schema)}`), fields(media.schema));
    if (media.example) content.push(el("h3", {}, "返回示例"), el("pre", { tabIndex: 0 }, pretty(media.example)));
  }
  content.push(el("h3", {}, "返回状态"), table(["状态", "含义"], Object.entries(operation.responses).map(([status, one]) => [code(status), one.description])));
  return el("details", { id: operation.operationId },
    el("summary", {}, el("span", { className: "method" }, method.toUpperCase()), code(path), " ", operation.summary || ""), el("div", {}, ...content));
}

function render() {
  const page = document.getElementById("page");
  page.replaceChildren(el("h1", {}, `${api.info.title} 接口文档`),
    el("p", { className: "note" }, api.info.description), el("p", {}, `版本 ${api.info.version} · `, el("a", { href: "/openapi.json" }, "openapi.json")));
  if (api.components.securitySchemes) page.append(el("p", {}, el("label", {}, "试用时的访问密钥：", key)));
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => [method, path, one]));
  for (const tag of api.tags || []) {
    page.append(el("h2", {}, tag.name), el("p", {}, tag.description || ""));
    page.append(...operations.filter(([, , one]) => (one.tags || []).includes(tag.name)).map((one) => operationView(...one)));
  }
  page.append(el("h2", {}, "数据结构"), ...Object.keys(api.components.schemas).sort().map((name) =>
    el("details", { id: `schema-${name}` }, el("summary", {}, code(name)), el("div", {}, el("p", {}, deref(api.components.schemas[name]).description || ""), fields(api.components.schemas[name])))));
  page.append(el("h2", {}, "出错时"), table(["种类", "状态", "含义"], (api["x-problems"] || []).map((one) =>
    [el("code", { id: `problem-${one.slug}` }, one.slug), String(one.status), one.title])));
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

fetch("/openapi.json").then((response) => response.json()).then((document_) => { api = document_; render(); })
  .catch((error) => { document.getElementById("page").textContent = `读取接口说明失败：${error.message}`; });
