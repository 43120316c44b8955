"""Contrast of each text on a page with what is behind it, as a script that runs in every engine."""

from __future__ import annotations

# Returns the number of texts looked at, and those that are too faint (WCAG 2.2, 1.4.3) with their ratio, element, words and colour.
FAINT = r"""
const parts = (text) => {
  const [, space, values] = text.match(/^(rgba?|color)\((.*)\)$/);
  const numbers = values.replace("srgb", "").trim().split(/[\s,/]+/).map(Number);
  const [red, green, blue, alpha] = numbers;
  const scale = space === "color" ? 255 : 1;
  return [red * scale, green * scale, blue * scale, alpha === undefined ? 1 : alpha];
};
const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
const luminance = (colour) => {
  const [red, green, blue] = colour.slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (first, second) => {
  const [low, high] = [luminance(first), luminance(second)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
};
const grounds = new Map([[null, { ground: [255, 255, 255, 1], shade: 1 }]]); // of elements that are looked through already
const behind = (element) => {
  if (!grounds.has(element)) {
    const { backgroundColor, opacity } = getComputedStyle(element);
    const { ground, shade } = behind(element.parentElement);
    grounds.set(element, { ground: over(parts(backgroundColor), ground), shade: shade * Number(opacity) });
  }
  return grounds.get(element);
};
const faint = [];
let looked = 0;
function look(element, style, words) {
  const { ground, shade } = behind(element);
  if (shade === 0) return; // shown when it is pointed at
  const [red, green, blue, alpha] = parts(element instanceof SVGElement ? style.fill : style.color);
  const size = parseFloat(style.fontSize);
  const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  const value = ratio(over([red, green, blue, alpha * shade], ground), ground);
  looked += 1;
  if (value < wanted) faint.push(`${value.toFixed(2)} ${element.tagName}.${element.getAttribute("class")} ${words.trim().slice(0, 20)} ${style.color}`);
}
const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
for (const element of document.body.querySelectorAll("*")) {
  if (!isSeen(element)) continue;
  const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
  if (words.trim()) look(element, getComputedStyle(element), words);
  for (const pseudo of element.tagName === "IMG" ? [] : ["::before", "::after"]) {
    const style = getComputedStyle(element, pseudo);
    if (/[^"\s]/u.test(style.content) && !["none", "normal"].includes(style.content) && style.display !== "none") look(element, style, `${pseudo} ${style.content}`);
  }
  if (element.placeholder) {
    const { fontSize, fontWeight } = getComputedStyle(element);
    look(element, { color: getComputedStyle(element, "::placeholder").color, fontSize, fontWeight }, element.placeholder);
  }
}
return [looked, faint];
"""
