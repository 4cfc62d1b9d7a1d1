/** Black on white, on screen as on paper: a scanner reads nothing else well. */
export const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 11pt/1.4 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
.sheet { max-width: 190mm; margin: 0 auto; padding: 6mm; }
h1 { font-size: 18pt; margin: 2mm 0; }
.mode { margin: 0; text-align: center; }
.mode strong { display: inline-block; padding: 0.5mm 4mm; border: 1.2pt solid #000; }
.mode-exercise strong { border-style: dashed; }
.protected { margin: 1mm 0 3mm; padding: 1.5mm 3mm; border: 1.2pt solid #000; font-weight: 600; }
.two { display: flex; flex-wrap: wrap; gap: 6mm; align-items: flex-start; }
dl { flex: 1 1 80mm; display: grid; grid-template-columns: max-content 1fr; gap: 1mm 4mm; margin: 0; min-width: 0; }
dt { color: #444; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
figure { flex: 0 0 84mm; margin: 0; }
figure svg { display: block; width: 84mm; height: 84mm; }
figcaption { font-size: 9pt; }
.since { font-size: 9pt; }
.code { font: 6.5pt/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
@page { size: A4; margin: 10mm; }
@media print { .sheet { padding: 0; } dl, figure { break-inside: avoid; } }
`;
