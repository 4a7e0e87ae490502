#include "converters/report/report_page.h"

namespace offprint {

namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2126; --soft: #59636c; --line: #d5dade; --band: #f4f6f7; --link: #1f5a94;
  --whole: #3b6ea8; --lossy: #b7770d; --failed: #c03a24; --skipped: #7c858d; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15191c; --ink: #e4e8eb; --soft: #a3adb5; --line: #394148; --band: #1e2428; --link: #8fbdec;
    --whole: #6fa3dc; --lossy: #dfae52; --failed: #f0826a; --skipped: #868f97; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); }
.lead { font-size: 1.1rem; }
.soft, figcaption { color: var(--soft); }
nav ul, .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0; padding: 0; list-style: none; }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 1rem 0; }
dt { color: var(--soft); font-size: .85rem; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
figure { margin: 0; }
.chart { overflow-x: auto; }
svg { display: block; width: 100%; min-width: 38rem; height: auto; }
svg text { fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
.fluid svg { min-width: 0; }
.legend { color: var(--ink); }
#problems th:first-child { width: 30%; }
.grid, .tick { stroke: var(--line); }
rect.whole { fill: var(--whole); } rect.lossy { fill: var(--lossy); } rect.failed { fill: var(--failed); } rect.skipped { fill: var(--skipped); }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; }
.key.whole { background: var(--whole); } .key.lossy { background: var(--lossy); }
.key.failed { background: var(--failed); } .key.skipped { background: var(--skipped); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
thead th { white-space: nowrap; background: var(--band); }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.nowrap { white-space: nowrap; overflow-wrap: normal; }
.wide { overflow-x: auto; }
.tall { max-height: 75vh; overflow: auto; border: 1px solid var(--line); border-radius: 4px; }
.tall table { min-width: 52rem; }
.tall thead th { position: sticky; top: 0; z-index: 1; }
.tall tbody tr { scroll-margin-top: 3rem; }
thead button { all: unset; cursor: pointer; font-weight: 600; }
thead button::after { content: " \2195"; content: " \2195" / ""; color: var(--soft); }
th[aria-sort=ascending] button::after { content: " \2191"; content: " \2191" / ""; color: var(--ink); }
th[aria-sort=descending] button::after { content: " \2193"; content: " \2193" / ""; color: var(--ink); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.find { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; margin: .75rem 0; }
.find label { display: block; margin-bottom: .15rem; font-size: .85rem; color: var(--soft); }
.find input { width: min(26rem, 80vw); }
.find input, .find select { padding: .35rem .5rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 4px; }
.find input, .find select { color: var(--ink); }
[hidden] { display: none !important; }
.mark { display: inline-flex; gap: .4em; align-items: center; white-space: nowrap; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--link); }
ol.cuts { margin: .5rem 0; padding-left: 2rem; }
ol.cuts li { margin: .5rem 0; }
blockquote { margin: 0; padding-left: .75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@media print {
  :root { --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --band: #eee; --link: #000; --whole: #3b6ea8; --lossy: #b7770d; --failed: #c03a24; --skipped: #7c858d; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav, .find, thead button::after { display: none; }
  .tall { max-height: none; overflow: visible; border: 0; } .tall table { min-width: 0; } .tall thead th { position: static; }
  .chart { overflow: visible; } svg { min-width: 0; }
  rect, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; } tr, figure, li { break-inside: avoid; }
}
)css";

constexpr std::string_view kScript = R"js(
'use strict';
(() => {
  const table = document.getElementById('problems');
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const texts = rows.map(row => row.textContent.toLowerCase());
  const search = document.getElementById('search');
  const outcome = document.getElementById('outcome');
  const count = document.getElementById('count');

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = (!outcome.value || row.dataset.outcome === outcome.value) && words.every(word => texts[i].includes(word));
      row.hidden = !fits;
      if (fits) ++shown;
    });
    count.textContent = `${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rows`;
  };
  search.addEventListener('input', show);
  outcome.addEventListener('change', show);
  document.getElementById('find').hidden = false;
  show();

  const collator = new Intl.Collator(undefined, { numeric: true });
  const place = new Map(rows.map((row, i) => [row, i]));
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  const sort = (column, sign) => {
    const keys = new Map(rows.map(row => [row, key(row, column)]));
    const order = Array.from(rows).sort((a, b) => {
      const x = keys.get(a), y = keys.get(b);
      const by = typeof x === 'number' ? x - y : collator.compare(x, y);
      return sign * by || place.get(a) - place.get(b);
    });
    body.append(...order);
  };
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      sort(column, up ? 1 : -1);
    });
  });
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(part => { part.open = true; }));
})();
)js";

}  // namespace

std::string_view report_style() { return kStyle; }
std::string_view report_script() { return kScript; }

}  // namespace offprint
