/** One style sheet for all pages: light and dark, both directions, print. No font is fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f3f4f6; --ink: #16191d; --soft: #4d5560; --rule: #c9ced6; --link: #0b4fa8;
  --good: #0f5f33; --wait: #6f4a00; --bad: #a31212; --bad-ground: #fdeaea;
  --live: #8c0d0d; --exercise: #174f8a;
  font-size: 15px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --ground: #0e1013; --ink: #e8ebef; --soft: #a9b2be; --rule: #3a414b; --link: #8dbdff;
    --good: #74d39b; --wait: #f0c36a; --bad: #ff9d94; --bad-ground: #3a1512;
    --live: #b01818; --exercise: #1f5fa3;
  }
}
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: break-word; background: var(--ground); color: var(--ink); line-height: 1.4;
  font-family: system-ui, "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
small { color: var(--soft); font-size: 0.86rem; }
.id, code, time { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.id, code { font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: 0.8rem; color: var(--soft); }
time { white-space: nowrap; }
.mode { position: sticky; top: 0; z-index: 2; margin: 0; padding: 0.3rem 1rem; text-align: center; color: #fff; letter-spacing: 0.06em; }
:lang(ar) .mode { letter-spacing: 0; }
.mode-live { background: var(--live); }
.mode-exercise { background: repeating-linear-gradient(135deg, var(--exercise) 0 18px, color-mix(in srgb, var(--exercise) 86%, #000) 18px 36px); }
.alarm { margin: 0; padding: 0.6rem 1rem; background: var(--bad-ground); color: var(--bad); border-block: 3px solid var(--bad); }
.top { display: flex; flex-wrap: wrap; gap: 0.4rem 2rem; align-items: baseline; padding: 0.8rem 1.2rem; background: var(--paper); border-block-end: 1px solid var(--rule); }
.top > *, .top h1 { min-width: 0; }
.top h1 { display: inline; margin: 0; font-size: 1.35rem; }
.clock { margin: 0; font-size: 1.1rem; }
.label { color: var(--soft); font-size: 0.86rem; }
.who { display: flex; gap: 0.6rem; align-items: baseline; margin-inline-start: auto; }
.who form { display: inline; }
.links { display: flex; gap: 1rem; align-items: baseline; }
.languages ul, .jump ul, .plain { list-style: none; margin: 0; padding: 0; }
.languages ul { display: flex; gap: 0.8rem; }
.languages [aria-current] { font-weight: 600; }
.jump { padding: 0.5rem 1.2rem; background: var(--paper); border-block-end: 1px solid var(--rule); }
.jump ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; }
.count { display: inline-block; min-width: 1.5em; padding: 0 0.4em; border: 1px solid var(--rule); border-radius: 0.8em; text-align: center; color: var(--ink); text-decoration: none; font-size: 0.86rem; font-variant-numeric: tabular-nums; }
.count.bad { border-color: var(--bad); color: var(--bad); font-weight: 700; }
main { padding: 0 1.2rem 3rem; }
main > section { margin-block: 1.2rem 0; padding: 0.4rem 1rem 0.9rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; scroll-margin-top: 2.5rem; }
main h2 { margin: 0.4rem 0 0.5rem; font-size: 1.08rem; }
main h3 { margin: 0.8rem 0 0.2rem; font-size: 1rem; }
main h4 { margin: 0.7rem 0 0.2rem; font-size: 0.93rem; color: var(--soft); }
main p { margin: 0.3rem 0; }
.none, .more { color: var(--soft); }
.scroll { overflow-x: auto; }
main table { width: 100%; border-collapse: collapse; }
main th, main td { padding: 0.35rem 0.9rem 0.35rem 0; text-align: start; vertical-align: top; font-weight: 400; }
main:dir(rtl) th, main:dir(rtl) td { padding: 0.35rem 0 0.35rem 0.9rem; }
main thead th { color: var(--soft); font-size: 0.86rem; border-block-end: 1px solid var(--ink); white-space: nowrap; }
main tbody tr + tr > *, main tbody + tbody > tr:first-child > * { border-block-start: 1px solid var(--rule); }
main .notices tbody + tbody > tr:first-child > * { border-block-start: 2px solid var(--rule); }
main tbody th { font-weight: 600; }
th code, .ago { white-space: nowrap; }
main .notices th[scope="rowgroup"] { min-width: 15rem; font-weight: 400; }
bdi, .mark, .missing li { overflow-wrap: anywhere; }
/* A table scrolls by itself: there a name keeps its words whole rather than share out a column letter by letter. */
table bdi { overflow-wrap: break-word; }
.notices td { min-width: 9rem; }
.notices .withdrawn { color: var(--soft); }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.sentence, .claim { min-width: 16rem; max-width: 48rem; }
.claims .claim { width: 45%; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--rule); padding-inline-start: 0.5rem; display: inline-block; max-width: 30rem; }
h3 .words { border: 0; padding: 0; }
.mark .sign { font-family: "DejaVu Sans", "Noto Sans Symbols2", system-ui, sans-serif; font-size: 0.85em; }
.good { color: var(--good); }
.wait { color: var(--wait); }
.bad { color: var(--bad); font-weight: 600; }
.quiet, .older { color: var(--soft); }
.sentence .mark { color: inherit; font-weight: 400; }
.sentence .good .sign { color: var(--good); }
.sentence .wait .sign { color: var(--wait); }
.sentence .bad .sign { color: var(--bad); }
.count.good, .count.quiet, .count.wait { color: var(--ink); }
.missing ul { margin: 0.1rem 0 0; padding-inline-start: 1.3rem; }
.incident + .incident { border-block-start: 2px solid var(--rule); margin-block-start: 1rem; }
.slot { color: var(--soft); font-style: italic; }
.sign-in { max-width: 24rem; margin: 3rem auto; padding: 1.5rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; }
.sign-in h1 { margin-top: 0; font-size: 1.35rem; }
.sign-in form { display: grid; gap: 0.3rem; margin-block: 1rem 1.5rem; }
main input, main textarea { font: inherit; padding: 0.5rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--paper); color: var(--ink); }
main label { margin-block-start: 0.5rem; }
main button, .top button { font: inherit; padding: 0.4rem 0.9rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--ground); color: var(--ink); cursor: pointer; }
main.sign-in button { margin-block-start: 1rem; background: var(--exercise); border-color: var(--exercise); color: #fff; }
.refused { padding: 0.6rem; background: var(--bad-ground); color: var(--bad); border-inline-start: 4px solid var(--bad); }
.set-up { position: relative; max-width: 44rem; margin: 2rem auto; padding: 1.2rem 1.5rem 1.5rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; }
.set-up h1 { margin: 0 0 0.6rem; font-size: 1.35rem; }
.set-up > .languages { position: absolute; inset-block-start: 1.35rem; inset-inline-end: 1.5rem; }
.set-up fieldset { margin: 1.2rem 0 0; padding: 0.3rem 0 0; border: 0; border-block-start: 1px solid var(--rule); }
.set-up legend { padding: 0; padding-inline-end: 0.7rem; font-weight: 600; font-size: 1.08rem; }
.set-up .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.2rem; align-content: start; margin-block: 0.7rem 0; min-width: 0; }
.set-up label, .set-up .field-label { margin: 0; font-weight: 600; font-size: 0.93rem; }
.set-up label.choice { display: flex; gap: 0.5rem; align-items: baseline; font-weight: 400; font-size: 1rem; }
.set-up input, .set-up textarea { width: 100%; }
.set-up .choice input { width: auto; margin: 0; }
.set-up .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0 1rem; }
.set-up [aria-invalid="true"] { border-color: var(--bad); }
.set-up .refused { margin: 0.2rem 0 0; font-size: 0.93rem; overflow-wrap: anywhere; }
.set-up .refused ul { margin: 0.3rem 0 0; padding-inline-start: 1.3rem; }
.set-up .warning { padding: 0.6rem; border-inline-start: 4px solid var(--wait); background: var(--ground); overflow-wrap: anywhere; }
.set-up .primary { display: inline-block; margin-block-start: 1.4rem; padding: 0.5rem 1.2rem; background: var(--exercise); border: 1px solid var(--exercise); border-radius: 3px; color: #fff; text-decoration: none; }
.fingerprint { display: grid; grid-template-columns: repeat(auto-fill, 4.2em); gap: 0.2rem 1rem; max-width: 24em; padding: 0.7rem; font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: 1.2rem; background: var(--ground); border: 1px solid var(--rule); }
main button.link { padding: 0; border: 0; background: none; color: var(--link); text-decoration: underline; }
main input.code { font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: 1.3rem; letter-spacing: 0.1em; text-transform: uppercase; }
.docs-links { display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; padding: 0.5rem 1.2rem; background: var(--paper); border-block-end: 1px solid var(--rule); }
#api { background: #fff; color-scheme: light; }
:target { background: color-mix(in srgb, var(--link) 12%, var(--paper)); }
.stale #live main { filter: grayscale(1); }
.stale .mode { background: #000; }
.stale .mode::after { content: " — " attr(data-stale); font-weight: 700; }
@media (max-width: 40rem) {
  main { padding: 0 0.4rem 2rem; }
  main > section { padding-inline: 0.6rem; }
  .set-up { margin-block: 0; padding-inline: 0.9rem; border-inline: 0; }
  .set-up > .languages { position: static; margin-block-start: 1.5rem; }
  .who { margin-inline-start: 0; }
}
@media print {
  :root { --paper: #fff; --ground: #fff; --ink: #000; --soft: #333; --rule: #888; --good: #000; --wait: #000; --bad: #000; --bad-ground: #fff; --link: #000; font-size: 10px; color-scheme: light; }
  .jump, .languages, .links, .who form { display: none; }
  .mode { position: static; color: #000; background: none; border: 2px solid #000; }
  main > section { border: 0; padding: 0; break-inside: auto; }
  tr, article { break-inside: avoid; }
  .scroll { overflow: visible; }
}
`;
