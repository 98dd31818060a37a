import { FilePlus2, FolderOpen, LayoutTemplate, ServerCog } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor } from '../../editor/use-editor';
import { emptyDesign } from '../../model/design';
import { Button } from '../../ui/Button';
import { DesignCards } from './DesignCards';
import { TemplateCards } from './TemplateCards';
import { useDocumentList } from './use-document-list';

/** Three doors, then what was worked on, then the ready designs. */
export const StartScreen = () => {
  const editor = useEditor();
  const list = useDocumentList();
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-8 px-6 py-8">
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-2xl">
            Design the networking of your hosts, and see what is wrong with it.
          </h2>
          <p className="mt-1 text-ink-soft text-sm">
            Everything stays in this browser until you share it.
          </p>
        </div>
        <Button
          icon={<FolderOpen size={14} aria-hidden="true" />}
          onClick={() => editor.outside.chooseFile()}
        >
          Open a file…
        </Button>
      </header>
      <ul className="grid gap-3 md:grid-cols-3">
        <Door
          icon={<LayoutTemplate size={20} aria-hidden="true" />}
          title="Start from a template"
          text="The six-port host, converged 25 GbE, Hyper-V with SET and more, for any number of hosts."
          onClick={() => editor.show({ dialog: 'templates' })}
        />
        <Door
          icon={<ServerCog size={20} aria-hidden="true" />}
          title="Import what you run today"
          text="RVTools, PowerCLI, govc, esxcli, Hyper-V: drop a file and see your estate drawn and judged."
          onClick={() => editor.show({ dialog: 'import' })}
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
