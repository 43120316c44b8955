/* What browsers of 2020 to 2022 lack of what the other modules use. Loaded only there, before them. */
function define(prototype, name, value) {
  if (!(name in prototype)) Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}

function at(index) {
  const place = Math.trunc(index) || 0;
  return this[place < 0 ? this.length + place : place];
}

function findLastIndex(test, self) {
  for (let index = this.length - 1; index >= 0; index--) if (test.call(self, this[index], index, this)) return index;
  return -1;
}

function replaceChildren(...nodes) {
  this.textContent = "";
  this.append(...nodes);
}

for (const { prototype } of [Array, String, Object.getPrototypeOf(Uint8Array)]) define(prototype, "at", at);
define(Array.prototype, "findLastIndex", findLastIndex);
for (const { prototype } of [Element, DocumentFragment]) define(prototype, "replaceChildren", replaceChildren);
