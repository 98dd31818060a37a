import { Grid3x3 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Finding } from '../../lint/rule';
import { IconButton } from '../../ui/IconButton';
import { Tabs } from '../../ui/Tabs';
import { FindingFilters, firstSight } from './FindingFilters';
import { FindingList } from './FindingList';
import type { Grouping } from './listing';
import { ProfileChoice } from './ProfileChoice';
import { Unknowns } from './Unknowns';
import { Waivers } from './Waivers';

const WaiveDialog = lazy(() => import('./WaiveDialog').then((m) => ({ default: m.WaiveDialog })));

type Tab = 'findings' | 'unknown' | 'waived';

/** From this many hosts on, findings start grouped by cause. */
const fleet = 9;

/** What is wrong, like the Problems list of an editor. */
export const FindingsPanel = () => {
  const editor = useEditor();
  const lint = useEditorState((s) => s.lint);
  const isFleet = useEditorState((s) => s.design.hosts.length >= fleet);
  const [tab, setTab] = useState<Tab>('findings');
  const [sight, setSight] = useState(firstSight);
  const [waiving, setWaiving] = useState<Finding>();
  const grouping: Grouping = sight.grouping ?? (isFleet ? 'cause' : 'none');
  return (
    <section aria-label="Findings" className="flex h-full min-h-0 flex-col">
      <header className="flex items-start gap-2 px-3 pt-1.5 pb-1">
        {/* With long counts the filters go below the tabs; the profile stays where it is. */}
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
          <Tabs<Tab>
            label="Findings"
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { id: 'findings', title: `Findings ${lint.findings.length}` },
              { id: 'unknown', title: `Not said ${lint.questions.length}` },
              { id: 'waived', title: `Waived ${lint.waivers.length}` },
            ]}
          >
            {null}
          </Tabs>
          {tab === 'findings' && (
            <FindingFilters
              counts={lint.counts}
              sight={sight}
              grouping={grouping}
              onChange={setSight}
            />
          )}
        </div>
        <IconButton label="Isolation matrix" onClick={() => editor.show({ dialog: 'isolation' })}>
          <Grid3x3 size={15} aria-hidden="true" />
        </IconButton>
        <ProfileChoice />
      </header>
      {tab === 'unknown' ? (
        <Unknowns />
      ) : tab === 'waived' ? (
        <Waivers />
      ) : (
        <FindingList sight={sight} grouping={grouping} onWaive={setWaiving} />
      )}
      {waiving !== undefined && (
        <Suspense>
          <WaiveDialog finding={waiving} onClose={() => setWaiving(undefined)} />
        </Suspense>
      )}
    </section>
  );
};
