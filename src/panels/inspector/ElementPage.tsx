import { lazy, Suspense, useState } from 'react';
import { mayReceive, maySend, startTrace } from '../../editor/commands/trace';
import { useEditor } from '../../editor/use-editor';
import { findAny } from '../../model/find';
import { type Kind, kindOf } from '../../model/kinds';
import type { Section } from '../../model/shape/shape';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { Drift } from './Drift';
import { ElementFindings } from './ElementFindings';
import { ElementHead } from './ElementHead';
import { FailoverOrder } from './FailoverOrder';
import { FieldControl } from './FieldControl';
import { type FieldSpec, sections, sharedSpecs } from './field-specs';
import { isOfOtherPlatform } from './other-platform';
import { Parts } from './Parts';
import { RelatedList } from './RelatedList';
import { SectionBox } from './SectionBox';
import { sharedValue } from './values';

const SingleFailures = lazy(() =>
  import('../what-if/SingleFailures').then((m) => ({ default: m.SingleFailures })),
);
const Bandwidth = lazy(() =>
  import('../what-if/Bandwidth').then((m) => ({ default: m.Bandwidth })),
);
const mayFail: ReadonlySet<string | undefined> = new Set([
  'host',
  'nic',
  'card',
  'physicalSwitch',
  'link',
  'portGroup',
  'switch',
  'distributedSwitch',
  'adapter',
  'vm',
  'vnic',
]);
const mayFill: ReadonlySet<string | undefined> = new Set([
  'host',
  'nic',
  'card',
  'switch',
  'distributedSwitch',
  'portGroup',
  'physicalSwitch',
  'link',
]);

/** Sections that are unfolded for everything; the others only where something is stated. */
const alwaysOpen: ReadonlySet<Section> = new Set([
  'identity',
  'connection',
  'teaming',
  'network',
  'bandwidth',
]);

/** What people ask first of a kind, beyond what is always open. */
const askedFirst: Partial<Record<Kind, readonly Section[]>> = {
  nic: ['hardware'],
  card: ['hardware'],
  physicalSwitch: ['hardware'],
  port: ['hardware'],
  vm: ['policy'],
  cluster: ['policy'],
};

// Holds for every element of this session.
let showsAll = false;

/** One element, or several of a kind at once: every property of its shape, in sections. */
export const ElementPage = ({ ids }: { readonly ids: readonly string[] }) => {
  const editor = useEditor();
  const design = useTopology();
  const [first = ''] = ids;
  const [isAll, setIsAll] = useState(showsAll);
  if (findAny(design, first) === undefined) return null;
  const stated = (list: readonly FieldSpec[]) =>
    list.filter((spec) => {
      const { value, mixed } = sharedValue(design, ids, spec.path);
      return value !== undefined || mixed;
    }).length;
  const everySpec = sharedSpecs(ids);
  const specs = isAll
    ? everySpec
    : everySpec.filter(
        (spec) => !isOfOtherPlatform(design, first, spec.path) || stated([spec]) > 0,
      );
  const isOne = ids.length === 1;
  const kind = kindOf(first);
  const asked = kind === undefined ? [] : (askedFirst[kind] ?? []);
  const hasTeaming = specs.some((spec) => spec.path[0] === 'teaming');
  return (
    <div key={ids.join(' ')} data-page="">
      <ElementHead ids={ids} />
      {(Object.keys(sections) as Section[]).map((name) => {
        const inside = specs.filter((spec) => spec.section === name);
        if (inside.length === 0) return null;
        const count = stated(inside);
        return (
          <SectionBox
            key={name}
            name={`${kind}/${name}`}
            title={sections[name]}
            stated={count}
            open={alwaysOpen.has(name) || count > 0 || asked.includes(name)}
          >
            {inside.map((spec, i) => (
              <div key={spec.path.join('.')}>
                {spec.part !== undefined &&
                  spec.part !== inside[i - 1]?.part &&
                  spec.part !== sections[name] && (
                    <p className="pt-1 font-medium text-2xs text-ink-soft">{spec.part}</p>
                  )}
                <FieldControl ids={ids} spec={spec} />
              </div>
            ))}
            {name === 'teaming' &&
              hasTeaming &&
              (isOne ? (
                <FailoverOrder id={first} />
              ) : (
                <p className="text-2xs text-ink-soft">
                  Select one alone to change its failover order.
                </p>
              ))}
          </SectionBox>
        );
      })}
      {(isAll || specs.length < everySpec.length) && (
        <div className="border-line border-t px-3 py-1">
          <Button
            look="link"
            onClick={() => {
              showsAll = !isAll;
              setIsAll(!isAll);
            }}
          >
            {isAll ? 'Hide fields of other platforms' : 'Show fields of other platforms'}
          </Button>
        </div>
      )}
      {isOne && (
        <>
          {kind === 'host' && <Drift id={first} />}
          <Parts id={first} />
          <SectionBox name="related" title="Connected to" stated={0} open>
            <RelatedList id={first} />
          </SectionBox>
          <Suspense>
            {mayFail.has(kind) && (
              <SectionBox name="failures" title="Every single failure" stated={0} open>
                <SingleFailures id={first} />
              </SectionBox>
            )}
            {mayFill.has(kind) && (
              <SectionBox name="budget" title="Uplink budget" stated={0} open>
                <Bandwidth id={first} />
              </SectionBox>
            )}
          </Suspense>
          {(maySend(first) || mayReceive(first)) && (
            <div className="border-line border-t px-3 py-1.5">
              <Button
                look="link"
                onClick={() =>
                  startTrace(
                    editor,
                    maySend(first)
                      ? { from: first, to: undefined }
                      : { from: undefined, to: first },
                  )
                }
              >
                {maySend(first) ? 'Trace a path from here…' : 'Trace a path to here…'}
              </Button>
            </div>
          )}
          <SectionBox name="findings" title="Findings" stated={0} open>
            <ElementFindings id={first} />
          </SectionBox>
        </>
      )}
    </div>
  );
};
