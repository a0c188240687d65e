// As much of a browser as the script of page.html calls: elements that keep what is put into them, and a canvas that draws
// nothing. It is for tests.
"use strict";
class Text {
  constructor(text) { this.textContent = String(text); }
}
class Element {
  constructor(tag) { this.tag = tag; this.children = []; this.attributes = {}; this.dataset = {}; this.value = ""; }
  setAttribute(name, value) { this.attributes[name] = String(value); }
  append(...children) { for (const c of children) this.children.push(c instanceof Element ? c : new Text(c)); }
  replaceChildren(...children) { this.children = []; this.append(...children); }
  get textContent() { return this.children.map(c => c.textContent).join(""); }
  set textContent(text) { this.replaceChildren(text); }
  // all returns the elements of a tag within this one.
  all(tag) { return this.children.flatMap(c => c instanceof Element ? (c.tag === tag ? [c] : []).concat(c.all(tag)) : []); }
  getContext() { return canvasPen; }
  getBoundingClientRect() { return { left: 0, top: 0, width: this.clientWidth, height: this.clientHeight }; }
  setPointerCapture() {}
}
const canvasPen = { fillText: () => {} };
for (const call of ["setTransform", "clearRect", "translate", "scale", "setLineDash", "beginPath", "moveTo", "lineTo", "stroke", "arc", "fill"]) {
  canvasPen[call] = (...args) => { for (const a of args) if (typeof a === "number" && !Number.isFinite(a)) throw new Error(`${call} of ${a}`); };
}
const byID = {};
const document = {
  documentElement: new Element("html"),
  createElement: tag => new Element(tag),
  getElementById: id => byID[id] || (byID[id] = Object.assign(new Element(id), { clientWidth: 800, clientHeight: 600 })),
};
const window = { devicePixelRatio: 2 };
const getComputedStyle = () => ({ getPropertyValue: name => name });
const frames = [];
const requestAnimationFrame = f => { frames.push(f); };
