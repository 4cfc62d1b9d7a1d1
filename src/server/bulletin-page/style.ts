/** What the paper adds to the style of all pages. Printed, every page bears mode, party, day and zone. */
export const style = `
.bulletin { max-width: 60rem; margin-inline: auto; }
.bulletin .title { margin: 1.2rem 0 0.2rem; font-size: 1.7rem; line-height: 1.2; }
.bulletin .subtitle { margin: 0 0 0.8rem; font-size: 1.1rem; color: var(--soft); }
.bulletin .facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.6rem 0; }
.bulletin .facts dt { color: var(--soft); }
.bulletin .facts dd { margin: 0; overflow-wrap: anywhere; }
.bulletin .unfinished { padding: 0.5rem 0.8rem; border-inline-start: 4px solid var(--wait); background: var(--paper); color: var(--wait); font-weight: 600; }
.days { display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; align-items: center; padding: 0.5rem 1.2rem; background: var(--paper); border-block-end: 1px solid var(--rule); }
.days form { display: flex; gap: 0.4rem; align-items: baseline; }
.days input { font: inherit; width: 11rem; padding: 0.2rem 0.4rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--paper); color: var(--ink); }
.days button { font: inherit; padding: 0.2rem 0.7rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--ground); color: var(--ink); cursor: pointer; }
.days .languages { margin-inline-start: auto; }
.running { display: none; }
.sheet section { margin-block: 1rem 0; padding: 0.4rem 1rem 0.7rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; scroll-margin-top: 2.5rem; }
.sheet h2 + .figure, .sheet h2 + .nought { border-block-start: 0; padding-block-start: 0; }
.figure { padding: 0.35rem 0; border-block-start: 1px solid var(--rule); overflow-wrap: anywhere; }
.figure summary { cursor: pointer; padding: 0.1rem 0; }
.figure > details > summary { font-size: 1.05rem; font-weight: 600; }
.figure summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.figure > details[open] > summary, .part[open] > summary { color: var(--link); }
.figure .rule { color: var(--soft); max-width: 46rem; margin: 0.3rem 0 0.4rem; }
.figure .beside, .part-beside { margin: 0.1rem 0; padding-inline-start: 2.2rem; }
.parts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.6rem; padding-inline-start: 1.1rem; }
.part { max-width: 100%; }
.part summary { color: var(--soft); }
.part summary strong { color: var(--ink); }
.part p, .indexes { margin: 0.2rem 0; }
.figure .on-paper { display: none; }
.figure tbody + tbody > tr:first-child > * { border-block-start: 1px solid var(--rule); }
.figure tbody tr + tr > * { border-block-start-color: transparent; }
.figure td.id { min-width: 7rem; }
.nought { color: var(--soft); padding: 0.5rem 0 0; border-block-start: 1px solid var(--rule); }
.nought ul { display: inline; margin: 0; padding: 0; list-style: none; }
.nought li { display: inline; }
.nought li + li::before { content: " · "; }
@media (max-width: 40rem) {
  .bulletin .facts { grid-template-columns: 1fr; gap: 0; }
  .bulletin .facts dd { margin-block-end: 0.4rem; }
  .days .languages { margin-inline-start: 0; }
}
@page { size: A4; margin: 14mm 15mm 16mm; @bottom-center { content: "\\2066" counter(page) " / " counter(pages) "\\2069"; font: 9pt system-ui, sans-serif; } }
@media print {
  html { font-size: 9.5pt; }
  body { background: #fff; }
  .bulletin { max-width: none; margin: 0; padding: 0; }
  .days, .screen, .mode-screen { display: none; }
  .paper { display: table; width: 100%; }
  .running { display: table-header-group; break-inside: avoid; }
  .running p { display: flex; justify-content: space-between; gap: 1rem; margin: 0 0 4mm; padding-block-end: 1.5mm; border-block-end: 1.2pt solid #000; font-size: 9pt; }
  .running strong { padding: 0 0.6em; border: 1.2pt solid #000; letter-spacing: 0.06em; }
  :lang(ar) .running strong { letter-spacing: 0; }
  .sheet { display: table-row-group; }
  .bulletin .title { margin-top: 0; font-size: 18pt; }
  .sheet section { border: 0; padding: 0; margin-block: 5mm 0; }
  .sheet h2 { font-size: 12pt; break-after: avoid; margin-block: 0 1mm; border-block-end: 0.8pt solid #000; }
  .figure { break-inside: avoid; padding: 1.2mm 0; }
  .figure:has(details[open]) { break-inside: auto; }
  .figure summary { list-style: none; }
  .figure summary::-webkit-details-marker { display: none; }
  .figure > details > summary { font-size: 10.5pt; }
  .figure .on-paper { display: block; color: #333; font-size: 8.5pt; }
  .figure > details[open] ~ .on-paper { display: none; }
  .parts { padding-inline-start: 4mm; }
  .figure a { color: #000; text-decoration: none; }
  thead { display: table-header-group; }
}
`;
