import { pathThrough } from '../analysis/paths';
import { sceneOf } from '../layout/build-scene';
import { judgeExample } from '../lint/example';
import type { Example, Rule, Source } from '../lint/rule';
import { severityRows } from '../lint/severities';
import type { ProfileId, SeverityOrOff } from '../model/design';
import { profileIds } from '../model/shape/words';
import { asHtml, type Html, h } from './html';
import { rulePageStyle } from './rule-page-style';
import { toSvg } from './svg';

/** A page may show itself and its style: no script, no frame, nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const platformWords = {
  any: 'vSphere and Hyper-V',
  vsphere: 'vSphere',
  hyperv: 'Hyper-V and Azure Local',
} as const;

/** `root`: the way from this page up to the folder of the index. */
const page = (title: string, root: string, nav: readonly Html[], main: Html): string =>
  `<!doctype html>\n${
    h(
      'html',
      { lang: 'en' },
      h(
        'head',
        {},
        h('meta', { charset: 'utf-8' }),
        h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'referrer', content: 'no-referrer' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('title', {}, `${title} · vSwitchboard`),
        h('link', { rel: 'icon', href: `${root}../favicon.svg`, type: 'image/svg+xml' }),
        h('link', { rel: 'stylesheet', href: `${root}rules.css` }),
      ),
      h('body', {}, h('header', { class: 'top' }, h('nav', {}, nav)), main),
    ).html
  }\n`;

const severity = (one: SeverityOrOff): Html => h('span', { class: one }, one);

const severityOf = (rule: Rule, profile: ProfileId): Html => {
  const spec = rule.severity[profile];
  const all = typeof spec === 'string' ? [spec] : [...new Set(Object.values(spec))];
  return h(
    'span',
    {},
    all.map((one, i) => [i === 0 ? '' : ' / ', severity(one)]),
  );
};
const profiles = Object.entries(profileIds) as [ProfileId, string][];

/** By message where the messages differ, so that `info / off` need not be guessed at. */
const severityTable = (rule: Rule): Html => {
  const rows = severityRows(rule);
  const isByMessage = rows.length > 1;
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        isByMessage ? h('th', { scope: 'col' }, 'Message') : undefined,
        profiles.map(([, name]) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          isByMessage
            ? h(
                'th',
                { scope: 'row' },
                row.texts.map((text) => h('p', {}, text)),
              )
            : undefined,
          profiles.map(([id]) => h('td', {}, severity(row.severity[id]))),
        ),
      ),
    ),
  );
};

const exampleFigure = (rule: Rule, example: Example, isBad: boolean): Html => {
  const { design, result } = judgeExample(rule, example);
  const said = [...result.findings, ...result.questions];
  const main = said[0]?.objects[0];
  const lit = isBad && main !== undefined ? pathThrough(design, main) : undefined;
  const picture = toSvg(sceneOf(design), {
    theme: 'variables',
    name: example.title,
    background: false,
    ...(lit === undefined ? {} : { lit }),
  });
  return h(
    'figure',
    {},
    h(
      'figcaption',
      {},
      h('span', { class: isBad ? 'error' : 'good' }, isBad ? 'Bad' : 'Good'),
      ` ${example.title}`,
    ),
    asHtml(picture),
    said.length === 0
      ? undefined
      : h(
          'ul',
          {},
          result.findings.map((f) =>
            h('li', {}, h('span', { class: f.severity }, f.severity), ` ${f.text}`),
          ),
          result.questions.map((q) =>
            h('li', {}, h('span', { class: 'soft' }, 'asks'), ` ${q.text}`),
          ),
        ),
  );
};

const sourceItem = ({ title, tag, quote, url }: Source): Html =>
  h(
    'li',
    {},
    quote === undefined ? undefined : h('blockquote', {}, `“${quote}”`),
    url?.startsWith('https://') === true
      ? h('a', { href: url, rel: 'noopener noreferrer' }, title)
      : title,
    ' ',
    h('span', { class: 'id' }, tag),
  );

const section = (title: string, ...inside: readonly (Html | readonly Html[])[]): Html =>
  h('section', {}, h('h2', {}, title), inside);

const paragraphs = (texts: readonly string[]): readonly Html[] =>
  texts.map((text) => h('p', {}, text));

/** One rule as a page. Everything that it says is escaped, whoever wrote it. */
export const rulePage = (rule: Rule): string => {
  const { fix, notes } = rule;
  const asks = Object.values(rule.asks ?? {});
  return page(
    rule.title,
    '../',
    [
      h('a', { href: '../index.html' }, 'All rules'),
      asHtml(' '),
      h('a', { href: `../../index.html#rule=${rule.id}` }, 'Open in the app'),
    ],
    h(
      'main',
      { id: rule.id },
      h('h1', {}, rule.title),
      h('p', { class: 'id' }, `${rule.id} · ${platformWords[rule.platform]}`),
      section('Why', h('p', {}, rule.why)),
      section('What it says', paragraphs(Object.values(rule.messages))),
      asks.length === 0 ? undefined : section('What it asks', paragraphs(asks)),
      section(
        'How to fix it',
        h('p', {}, rule.howToFix),
        fix === undefined
          ? []
          : h(
              'p',
              { class: 'soft' },
              `Automatic where it applies: ${fix.title}.${fix.disruptive === true ? ' On a running system it interrupts traffic.' : ''}`,
            ),
      ),
      section('Sources', h('ul', { class: 'plain' }, rule.sources.map(sourceItem))),
      notes === undefined
        ? undefined
        : section('Remarks, and where sources differ', h('p', {}, notes)),
      section('Severity by profile', severityTable(rule)),
      section(
        'Examples',
        rule.examples.bad.map((example) => exampleFigure(rule, example, true)),
        rule.examples.good.map((example) => exampleFigure(rule, example, false)),
      ),
    ),
  );
};

const groupOf = (rule: Rule): string => rule.id.slice(0, rule.id.indexOf('/'));

const indexRow = (rule: Rule): Html =>
  h(
    'tr',
    { id: rule.id },
    h(
      'th',
      { scope: 'row' },
      h('a', { href: `${rule.id}.html` }, rule.title),
      h('br', {}),
      h('span', { class: 'id' }, rule.id),
    ),
    profiles.map(([id]) => h('td', { class: 'severities' }, severityOf(rule, id))),
    h('td', {}, rule.fix === undefined ? '' : 'yes'),
  );

/** All rules by group, each with its severity in every profile. */
export const rulesIndex = (rules: readonly Rule[]): string => {
  const groups = [...new Set(rules.map(groupOf))];
  return page(
    'Rules',
    '',
    [h('a', { href: '../index.html' }, 'Open the app')],
    h(
      'main',
      { class: 'wide' },
      h('h1', {}, `${rules.length} rules for the networking of hypervisor hosts`),
      h(
        'p',
        { class: 'soft' },
        'Each says why, quotes its source, and shows designs that are good and bad.',
      ),
      groups.map((group) =>
        section(
          group,
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                h('th', { scope: 'col' }, 'Rule'),
                profiles.map(([, name]) => h('th', { scope: 'col', class: 'severities' }, name)),
                h('th', { scope: 'col' }, 'Fix'),
              ),
            ),
            h('tbody', {}, rules.filter((rule) => groupOf(rule) === group).map(indexRow)),
          ),
        ),
      ),
    ),
  );
};

/** Every file of the folder of rule pages but the fonts (`inter.woff2`, `mono.woff2`): path and text. */
export const rulePages = (rules: readonly Rule[]): ReadonlyMap<string, string> =>
  new Map([
    ['index.html', rulesIndex(rules)],
    ['rules.css', rulePageStyle()],
    ...rules.map((rule): [string, string] => [`${rule.id}.html`, rulePage(rule)]),
  ]);
