import { themeCss } from '../layout/theme';

/** The style sheet of the rule pages: the app's paints and faces, light or dark as the system is. */
export const rulePageStyle = (): string => `:root {
color-scheme: light dark;
${themeCss('light')}
}
@media (prefers-color-scheme: dark) {
:root {
${themeCss('dark')}
}
}
@font-face { font-family: "Inter Variable"; font-weight: 100 900; font-display: swap; src: url("inter.woff2") format("woff2"); }
@font-face { font-family: "JetBrains Mono"; font-display: swap; src: url("mono.woff2") format("woff2"); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--p-ground); color: var(--p-ink); font: 15px/1.6 "Inter Variable", Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: inherit; text-decoration-color: var(--p-lineStrong); text-underline-offset: 2px; }
a:hover { text-decoration-color: currentcolor; }
:focus-visible { outline: 2px solid var(--p-accent); outline-offset: 2px; }
code, .id { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 0.87em; }
.id, .soft { color: var(--p-inkSoft); }
header.top { display: flex; gap: 20px; padding: 12px 24px; border-bottom: 1px solid var(--p-line); background: var(--p-surface); }
header.top nav { display: flex; gap: 16px; }
header.top span { flex: 1; }
main { max-width: 920px; margin: 0 auto; padding: 24px; }
main.wide { max-width: 1120px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
h2 { margin: 32px 0 8px; color: var(--p-inkSoft); font-size: 13px; letter-spacing: 0.05em; text-transform: uppercase; }
p { margin: 8px 0; }
table { width: 100%; border-collapse: collapse; background: var(--p-surface); font-size: 13px; }
th, td { padding: 6px 10px; border: 1px solid var(--p-line); text-align: start; vertical-align: top; font-weight: 400; }
th p:first-child { margin-top: 0; }
th p:last-child { margin-bottom: 0; }
thead th { color: var(--p-inkSoft); font-weight: 500; }
.error { color: var(--p-error); font-weight: 600; }
.warning { color: var(--p-warning); font-weight: 600; }
.info { color: var(--p-info); }
.off { color: var(--p-inkFaint); }
.good { color: var(--p-traffic-production); font-weight: 600; }
blockquote { margin: 8px 0 0; padding-left: 12px; border-left: 2px solid var(--p-lineStrong); font-style: italic; }
ul.plain { padding: 0; list-style: none; }
ul.plain li { margin: 8px 0; }
figure { margin: 16px 0; overflow: hidden; border: 1px solid var(--p-line); border-radius: 10px; background: var(--p-surface); }
figcaption { padding: 8px 14px; border-bottom: 1px solid var(--p-line); }
figure svg { display: block; width: 100%; height: auto; max-height: 480px; font-family: "Inter Variable", Inter, system-ui, sans-serif; }
figure svg .m { font-family: "JetBrains Mono", ui-monospace, monospace; }
figure svg text { white-space: pre; }
figure ul { margin: 0; padding: 10px 14px; list-style: none; border-top: 1px solid var(--p-line); font-size: 13px; }
@media (min-width: 641px) { thead th { white-space: nowrap; } }
@media (max-width: 640px) { main { padding: 16px; } .severities { display: none; } }
@media print { header.top { display: none; } }
`;
