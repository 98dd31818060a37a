import { FilePlus2, FolderOpen, LayoutTemplate } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor } from '../../editor/use-editor';
import { emptyDesign } from '../../model/design';
import { DesignCards } from './DesignCards';
import { TemplateCards } from './TemplateCards';
import { useDocumentList } from './use-document-list';

/** Three doors, then what was worked on, then the ready designs. */
export const StartScreen = () => {
  const editor = useEditor();
  const list = useDocumentList();
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-8 px-6 py-8">
      <header>
        <h2 className="font-semibold text-2xl">
          Design the networking of your hosts, and see what is wrong with it.
        </h2>
        <p className="mt-1 text-ink-soft text-sm">
          Everything stays in this browser until you share it.
        </p>
      </header>
      <ul className="grid gap-3 md:grid-cols-3">
        <Door
          icon={<LayoutTemplate size={20} aria-hidden="true" />}
          title="Start from a template"
          text="The six-port host, converged 25 GbE, Hyper-V with SET and more, for any number of hosts."
          onClick={() => editor.show({ dialog: 'templates' })}
        />
        <Door
          icon={<FolderOpen size={20} aria-hidden="true" />}
          title="Open a file"
          text="A design, or an SVG or PNG picture that carries one. Dropping it on the window does the same."
          onClick={() => editor.outside.chooseFile()}
        />
        <Door
          icon={<FilePlus2 size={20} aria-hidden="true" />}
          title="Draw your first host"
          text="An empty canvas and a palette: host, NICs, switches, port groups, adapters, VMs."
          onClick={() => editor.openNew(emptyDesign())}
        />
      </ul>
      {list !== undefined && list.length > 0 && (
        <section aria-labelledby="recent">
          <h3 id="recent" className="panel-title pb-2">
            In this browser
          </h3>
          <DesignCards list={list} />
        </section>
      )}
      {/* Not before the list above is known: it would push them down. */}
      {list !== undefined && (
        <section aria-labelledby="templates">
          <h3 id="templates" className="panel-title pb-2">
            Templates
          </h3>
          <TemplateCards onChoose={(template) => editor.openNew(template.make())} />
        </section>
      )}
    </div>
  );
};

const Door = (props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly onClick: () => void;
}) => (
  <li>
    <button
      type="button"
      onClick={props.onClick}
      className="flex h-full w-full items-start gap-3 rounded-xl border border-line bg-surface p-4 text-start hover:border-accent"
    >
      <span className="rounded-lg bg-chosen p-2 text-link">{props.icon}</span>
      <span>
        <span className="block font-semibold text-base">{props.title}</span>
        <span className="block text-ink-soft text-xs leading-5">{props.text}</span>
      </span>
    </button>
  </li>
);
