// Returns what on the page a person who does not see it, or sees it badly, would stumble over.
// The rules are WCAG 2.2 AA: 1.1.1, 1.3.1, 1.4.3, 2.4.3, 2.4.6, 2.5.8, 3.1.1, 4.1.2.
const faults = [];
const shown = node => node.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
const name = node => (node.getAttribute('aria-label') || node.title || node.innerText || '').trim()
  || [...(node.labels || [])].map(label => label.innerText).join(' ').trim();
const tell = (rule, node) => faults.push(rule + ': ' + node.outerHTML.slice(0, 120));

if (!document.documentElement.lang) faults.push('the page names no language');
const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push('two elements are ' + id);
for (const node of document.querySelectorAll('button, a[href], input, select, [role=button]')) {
  if (shown(node) && !name(node)) tell('without a name', node);
}
for (const node of document.querySelectorAll('svg')) {
  if (shown(node) && !node.closest('[aria-hidden=true]') && !(node.getAttribute('role') === 'img'
    && (node.getAttribute('aria-label') || node.querySelector('title')))) tell('a picture without words', node);
}
let level = 0;
for (const node of document.querySelectorAll('h1, h2, h3, h4')) {
  if (!shown(node)) continue;
  const own = Number(node.tagName[1]);
  if (own > level + 1) tell('a heading skips a level', node);
  level = own;
}
if (document.querySelectorAll('main').length !== 1) faults.push('not one main part');
for (const node of document.querySelectorAll('section')) {
  if (shown(node) && !name(node) && !node.querySelector('h2')) tell('a part without a heading', node);
}
for (const node of document.querySelectorAll('table')) {
  const heads = node.querySelectorAll('thead th[scope=col]').length, row = node.querySelector('tbody tr');
  if (row && heads !== row.children.length) tell('a table without a heading for each column', node);
}
// Of many buttons one hears only the names: two that do different things must not sound alike.
const spoken = [...document.querySelectorAll('main button')].filter(shown).map(name);
for (const word of new Set(spoken.filter((word, index) => spoken.indexOf(word) !== index))) {
  faults.push('two buttons are called ' + word);
}
// What is shown first is reached first, as far as it is in one column.
const stops = [...document.querySelectorAll('main button, main a[href], main summary')].filter(shown)
  .map(node => ({ node, box: node.getBoundingClientRect(), part: node.closest('section') }));
stops.forEach((stop, index) => {
  const before = stops[index - 1];
  const isBelow = before && before.box.bottom <= stop.part.getBoundingClientRect().top;
  const isBeside = before && (before.part.getBoundingClientRect().right <= stop.part.getBoundingClientRect().left
    || stop.part.getBoundingClientRect().right <= before.part.getBoundingClientRect().left);
  if (before && before.part !== stop.part && !isBelow && !isBeside) tell('reached out of turn', stop.node);
  // A link within a sentence is as high as its line.
  if (stop.node.tagName !== 'A' && (stop.box.height < 24 || stop.box.width < 24)) tell('too small to hit', stop.node);
});

// Contrast of every piece of text with what is painted behind it.
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
function colour(text) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
const over = (top, below) => [0, 1, 2].map(i => (top[i] * top[3] + below[i] * (255 - top[3])) / 255).concat(255);
function ground(node) {
  const layers = [];
  for (let at = node; at; at = at.parentElement) layers.push(colour(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 255]);
}
function light(rgb) {
  const part = rgb.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * part[0] + .7152 * part[1] + .0722 * part[2];
}
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const node = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !shown(node) || node.closest('script, style, noscript, [disabled]')) continue;
  const style = getComputedStyle(node), behind = ground(node);
  const paint = node.closest('svg') ? style.fill : style.color;
  const ink = colour(paint);
  for (let at = node; at; at = at.parentElement) ink[3] *= Number(getComputedStyle(at).opacity);
  const pair = [light(over(ink, behind)), light(behind)].sort((a, b) => b - a);
  const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = (pair[0] + .05) / (pair[1] + .05);
  if (ratio < (isLarge ? 3 : 4.5)) tell('contrast ' + ratio.toFixed(2), node);
}
return [...new Set(faults)];
