import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Rule } from '../../lint/rule';
import { rules } from '../../rules/index';
import { Dialog } from '../../ui/Dialog';
import { ExampleFigure } from './ExampleFigure';
import { RuleSeverities } from './RuleSeverities';
import { RuleSources } from './RuleSources';

const platformWords = {
  any: 'vSphere and Hyper-V',
  vsphere: 'vSphere',
  hyperv: 'Hyper-V and Azure Local',
} as const;

/** What a rule is about: reached from any finding, from `#rule=…`, and from the list beside it. */
export const RulePage = () => {
  const editor = useEditor();
  const open = useEditorState((s) => s.view.rule);
  const rule = rules.find((r) => r.id === open) ?? rules.find((r) => r.id.endsWith(`/${open}`));
  if (open === undefined) return null;
  return (
    <Dialog title="Rules" width={1080} onClose={() => editor.show({ rule: undefined })}>
      <div className="grid h-[min(78vh,820px)] grid-cols-[280px_1fr]">
        <RuleList chosen={rule?.id} />
        <article className="overflow-auto px-6 py-5" key={rule?.id}>
          {rule === undefined ? (
            <p className="text-sm">There is no rule called “{open.slice(0, 80)}”.</p>
          ) : (
            <RuleText rule={rule} />
          )}
        </article>
      </div>
    </Dialog>
  );
};

/** What a search looks through. */
const wordsOf = ({ title, why, howToFix }: Rule): string =>
  `${title} ${why} ${howToFix}`.toLowerCase();

const RuleList = ({ chosen }: { readonly chosen: string | undefined }) => {
  const editor = useEditor();
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const needle = text.trim().toLowerCase();
    return rules.filter((rule) => rule.id.includes(needle) || wordsOf(rule).includes(needle));
  }, [text]);
  return (
    <nav aria-label="All rules" className="flex min-h-0 flex-col border-line border-r">
      <div className="p-3">
        <input
          type="search"
          className="control"
          placeholder={`Search ${rules.length} rules`}
          aria-label="Search rules"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul className="min-h-0 flex-1 overflow-auto px-2 pb-2">
        {shown.map((rule) => (
          <li key={rule.id}>
            <button
              type="button"
              aria-current={rule.id === chosen ? 'page' : undefined}
              onClick={() => editor.show({ rule: rule.id })}
              className="menu-row flex-col items-start gap-0 aria-[current=page]:bg-chosen"
            >
              <span className="leading-4">{rule.title}</span>
              <span className="font-mono text-2xs text-ink-soft">{rule.id}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const RuleText = ({ rule }: { readonly rule: Rule }) => (
  <div className="flex max-w-3xl flex-col gap-4 text-sm leading-6">
    <header>
      <h3 className="font-semibold text-xl leading-7">{rule.title}</h3>
      <p className="font-mono text-ink-soft text-xs">
        <a href={`#rule=${rule.id}`} className="underline" data-tip="A link to this rule">
          {rule.id}
        </a>{' '}
        · {platformWords[rule.platform]} ·{' '}
        <a href={`./rules/${rule.id}.html`} target="_blank" rel="noopener" className="underline">
          as a page
        </a>
      </p>
    </header>
    <section>
      <h4 className="panel-title">Why</h4>
      <p>{rule.why}</p>
    </section>
    <section>
      <h4 className="panel-title">How to fix it</h4>
      <p>{rule.howToFix}</p>
      {rule.fix !== undefined && (
        <p className="text-ink-soft">Automatic fix where it applies: {rule.fix.title}.</p>
      )}
    </section>
    <RuleSources sources={rule.sources} />
    {rule.notes !== undefined && (
      <section>
        <h4 className="panel-title">Remarks, and where sources differ</h4>
        <p>{rule.notes}</p>
      </section>
    )}
    <section>
      <h4 className="panel-title">Severity by profile</h4>
      <RuleSeverities rule={rule} />
    </section>
    <section className="flex flex-col gap-4">
      <h4 className="panel-title">Examples</h4>
      {rule.examples.bad.map((example) => (
        <ExampleFigure key={`bad ${example.title}`} rule={rule} example={example} isBad />
      ))}
      {rule.examples.good.map((example) => (
        <ExampleFigure key={`good ${example.title}`} rule={rule} example={example} isBad={false} />
      ))}
    </section>
  </div>
);
