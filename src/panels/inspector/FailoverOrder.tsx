import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import {
  clearFailoverOrder,
  failoverOrderOf,
  moveUplink,
  type Standing,
  setFailoverOrder,
  uplinkIdsOf,
} from '../../model/edits/teaming';
import { find, nameOf, switchIdOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { useTopology } from '../elements/use-topology';
import { unknownIn } from './marks';
import { fieldSource } from './source-words';
import { valueAt } from './values';

const standings: readonly (readonly [Standing, string])[] = [
  ['active', 'Active'],
  ['standby', 'Standby'],
  ['unused', 'Unused'],
];

/**
 * Active, standby and unused uplinks in their order. Without an order of its own it shows the one
 * in force, and says whose it is; the first move makes it the element's own.
 */
export const FailoverOrder = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const all = uplinkIdsOf(design, id);
  const order = failoverOrderOf(design, id);
  const isOwn =
    valueAt(design, id, ['teaming', 'active']) !== undefined ||
    valueAt(design, id, ['teaming', 'standby']) !== undefined;
  const switchId = kindOf(id) === 'portGroup' ? switchIdOf(design, id) : undefined;
  const isSwitchs =
    switchId !== undefined &&
    (valueAt(design, switchId, ['teaming', 'active']) !== undefined ||
      valueAt(design, switchId, ['teaming', 'standby']) !== undefined);
  const lists: Readonly<Record<Standing, readonly string[]>> = {
    active: order.active,
    standby: order.standby,
    unused: all.filter(
      (uplink) => !order.active.includes(uplink) && !order.standby.includes(uplink),
    ),
  };
  const name = nameOf(design, id);
  const move = (uplink: string, to: Standing, index?: number) => {
    editor.commit(
      `${nameOf(design, uplink)}: ${to} in ${name}`,
      (d) => moveUplink(d, id, uplink, to, index),
      { merge: `${id}:order` },
    );
    editor.announce(`${nameOf(design, uplink)} is ${to}`);
  };
  const isUnknown = [id, switchId ?? id].some((one) =>
    unknownIn(design, one).includes('failoverOrder'),
  );
  const from = ['active', 'standby']
    .map((name) => fieldSource(design, [id], ['teaming', name]))
    .find((words) => words !== undefined);
  const source = isOwn
    ? `${switchId === undefined ? 'Stated here.' : 'Overrides the switch.'}${from === undefined ? '' : ` ${from}`}`
    : isUnknown
      ? 'Unknown: no source says it. As if all were active:'
      : isSwitchs
        ? `Inherited from ${nameOf(design, switchId)}.`
        : 'Default: every uplink is active.';
  return (
    <fieldset disabled={readOnly} className="flex flex-col gap-1">
      <legend className="sr-only">Failover order</legend>
      <div className="flex min-h-7 items-center justify-between gap-2 text-xs">
        <span>
          Failover order <span className="text-2xs text-ink-faint">{source}</span>
        </span>
        {!readOnly && all.length > 0 && (
          <Button
            look="link"
            onClick={() =>
              editor.commit(
                isOwn ? `Clear failover order of ${name}` : `State failover order of ${name}`,
                (d) => (isOwn ? clearFailoverOrder(d, id) : setFailoverOrder(d, id, order)),
              )
            }
          >
            {isOwn
              ? switchId === undefined
                ? 'Clear'
                : 'Inherit'
              : switchId === undefined
                ? 'State'
                : 'Override'}
          </Button>
        )}
      </div>
      {all.length === 0 ? (
        <p className="text-2xs text-ink-faint">The switch has no uplinks.</p>
      ) : (
        <div className={isOwn ? undefined : 'italic'}>
          {standings.map(([standing, title]) => (
            <div key={standing} className="mb-1">
              <div className="flex items-center gap-1.5 text-2xs text-ink-soft">
                <svg width="18" height="6" aria-hidden="true">
                  <path
                    d="M1 3h16"
                    stroke="currentcolor"
                    strokeWidth="1.5"
                    strokeDasharray={
                      standing === 'active' ? undefined : standing === 'standby' ? '5 3' : '1.5 3'
                    }
                  />
                </svg>
                {title}
              </div>
              <ol aria-label={`${title} uplinks`} className="mt-0.5 flex flex-col gap-0.5">
                {lists[standing].map((uplink, i) => (
                  <li
                    key={uplink}
                    className="flex min-h-7 items-center gap-0.5 rounded-md border border-[var(--c-control-line)] bg-raised pl-2 text-xs"
                  >
                    <span className="min-w-0 flex-1 truncate">
                      {nameOf(design, uplink)}
                      <span className="ml-1.5 text-2xs text-ink-faint">
                        {servedBy(design, id, uplink)}
                      </span>
                    </span>
                    {standing !== 'unused' && (
                      <>
                        <IconButton
                          small
                          label={`Move ${nameOf(design, uplink)} up`}
                          disabled={i === 0 && standing === 'active'}
                          onClick={() =>
                            i === 0 ? move(uplink, 'active') : move(uplink, standing, i - 1)
                          }
                        >
                          <ArrowUp size={12} aria-hidden="true" />
                        </IconButton>
                        <IconButton
                          small
                          label={`Move ${nameOf(design, uplink)} down`}
                          onClick={() =>
                            i < lists[standing].length - 1
                              ? move(uplink, standing, i + 1)
                              : move(uplink, standing === 'active' ? 'standby' : 'unused', 0)
                          }
                        >
                          <ArrowDown size={12} aria-hidden="true" />
                        </IconButton>
                      </>
                    )}
                    <select
                      aria-label={`${nameOf(design, uplink)} is`}
                      className="control w-[76px]! border-transparent! bg-transparent! px-1!"
                      value={standing}
                      onChange={(event) => move(uplink, event.target.value as Standing)}
                    >
                      {standings.map(([value, text]) => (
                        <option key={value} value={value}>
                          {text}
                        </option>
                      ))}
                    </select>
                  </li>
                ))}
                {lists[standing].length === 0 && (
                  <li className="pl-6 text-2xs text-ink-faint">none</li>
                )}
              </ol>
            </div>
          ))}
        </div>
      )}
    </fieldset>
  );
};

/** Which NIC serves a named uplink, where one host makes that plain. */
const servedBy = (design: Parameters<typeof find>[0], ownerId: string, uplink: string): string => {
  if (kindOf(uplink) === 'nic') {
    const cabled = find(design, 'nic', uplink)?.cabledTo;
    return cabled === undefined ? '' : `→ ${nameOf(design, cabled.split('.')[0] ?? cabled)}`;
  }
  const switchId = ownerId.split('.')[0];
  const members = design.hosts.flatMap((host) =>
    host.memberships
      .filter((m) => m.switchId === switchId)
      .flatMap((m) => m.uplinks.filter((u) => u.uplinkId === uplink)),
  );
  return members.length === 1 && members[0] !== undefined
    ? nameOf(design, members[0].nicId)
    : `${members.length} NICs`;
};
