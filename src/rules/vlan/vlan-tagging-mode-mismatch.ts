import { factsOf } from '../../analysis/facts';
import { type Sender, sendersOf } from '../../analysis/senders';
import { defineHostRule } from '../../lint/rule';
import type { Design, SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { formatVlans, parseVlans } from '../../model/formats';
import { hostIdOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const isTagged = ({ tag }: Sender) => tag.kind === 'set' || tag.vlan !== 0;

const vlanText = ({ tag }: Sender): string =>
  tag.kind === 'one' ? String(tag.vlan) : formatVlans(tag.ranges);

/** Makes the port a trunk for all that the host sends there; not where something there is untagged. */
const trunkFor = (design: Design, nicId: string, portId: string): Design | undefined => {
  const host = find(design, 'host', hostIdOf(nicId));
  const port = find(design, 'port', portId);
  if (host === undefined || port === undefined) return undefined;
  const senders = sendersOf(factsOf(design, host)).filter(({ uplinks }) =>
    uplinks.some(({ nic }) => nic.id === nicId),
  );
  if (!senders.every(isTagged)) return undefined;
  const wanted = senders.map(vlanText);
  const own = port.accessVlan === undefined ? [] : [String(port.accessVlan)];
  const allowed = wanted.includes('all') ? 'all' : [...wanted, ...own].join(',');
  const ranges = parseVlans(allowed);
  // The port's old VLAN becomes the native one, unless the host tags that VLAN.
  const isNativeFree = own.length > 0 && !wanted.includes(own[0] ?? '') && allowed !== 'all';
  return (
    ranges &&
    set<SwitchPort>(design, portId, {
      mode: 'trunk',
      accessVlan: undefined,
      allowedVlans: formatVlans(ranges),
      nativeVlan: isNativeFree ? port.accessVlan : undefined,
    })
  );
};

const severity = { tagged: 'error', untagged: 'info' } as const;

export default defineHostRule({
  id: 'vlan/vlan-tagging-mode-mismatch',
  title: 'Tagging does not match the mode of the switch port',
  why: 'An access port drops tagged frames. A virtual switch that tags, or lets its guests tag, needs a trunk; one that does not needs an access port.',
  howToFix: 'Make the switch port a trunk that allows the VLAN, or set the port group to VLAN 0.',
  sources: [vendor('VLAN-MODES'), vendor('TOR')],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    tagged: '{group} sends VLAN {vlan} tagged, but {port} behind {nic} is an access port.',
    untagged:
      'Untagged frames of {group} land in VLAN {vlan}, the native VLAN of {port} behind {nic}.',
  },
  asks: { native: 'What is the native VLAN of {ports}? {group} of {host} sends untagged.' },
  check: (facts, report) => {
    for (const sender of sendersOf(facts)) {
      const silent: { id: string; name: string }[] = [];
      for (const { nic } of sender.uplinks) {
        const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
        if (port?.mode === undefined) continue;
        const name = `${facts.fabric.switchOf(port.id)?.name ?? ''} ${port.name}`;
        const at = (vlan: string | number) => ({
          objects: [sender.id, nic.id, port.id],
          data: { group: sender.name, vlan, port: name, nic: nic.name, mode: port.mode ?? '' },
        });
        if (isTagged(sender)) {
          if (port.mode === 'access') report.found('tagged', at(vlanText(sender)));
        } else if (port.mode === 'trunk') {
          if (port.nativeVlan === undefined) silent.push({ id: port.id, name });
          else report.found('untagged', at(port.nativeVlan));
        }
      }
      if (silent.length > 0) {
        report.ask('native', {
          objects: [sender.id, ...silent.map(({ id }) => id)],
          data: {
            ports: silent.map(({ name }) => name),
            group: sender.name,
            host: facts.host.name,
          },
        });
      }
    }
  },
  fix: {
    title: 'Make the switch port a trunk for what the host sends',
    disruptive: true,
    edit: (design, { message, objects: [, nicId, portId] }) =>
      message === 'tagged' && nicId !== undefined && portId !== undefined
        ? trunkFor(design, nicId, portId)
        : undefined,
  },
  notes:
    'A trunk whose native VLAN is not stated is a question, not an error: switches have one unless told otherwise. Untagged on uplinks of different VLANs is said by team-split-broadcast-domain. Some switches accept a tagged frame on an access port when the tag is the access VLAN; the rule does not count on it. Untagged storage NICs on access ports are a supported Azure Local pattern and stay quiet.',
  examples: {
    bad: [
      {
        title: 'A tagging port group on access ports',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({
            port: { mode: 'access', accessVlan: 20 },
          });
          h.portGroup(v, 'Production', 20, { teaming: { active: [n1] } });
          return d.done;
        },
        finds: [['tagged', 'h1.p1', 'h1.n1', 's1.p1']],
      },
      {
        title: 'Guest tagging on an access port',
        design: () => {
          const { d, h, v, n2 } = twoUplinks({
            port: { mode: 'access', accessVlan: 20 },
          });
          h.portGroup(v, 'Monitor', 4095, { teaming: { active: [n2] } });
          return d.done;
        },
        finds: [['tagged', 'h1.p1', 'h1.n2', 's2.p1']],
      },
      {
        title: 'Untagged on a trunk',
        design: () => {
          const { d, h, v, n1 } = twoUplinks({ port: { nativeVlan: 99 } });
          h.portGroup(v, 'Management', 0, { teaming: { active: [n1] } });
          return d.done;
        },
        finds: [['untagged', 'h1.p1', 'h1.n1', 's1.p1']],
      },
      {
        title: 'Untagged on a trunk whose native VLAN is not known',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Management', 0);
          return d.done;
        },
        asks: ['native'],
      },
    ],
    good: [
      {
        title: 'Tagged on trunks',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
      {
        title: 'VLAN 0 on access ports',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { mode: 'access', accessVlan: 20 } });
          h.portGroup(v, 'Production', 0);
          return d.done;
        },
      },
      {
        title: 'Untagged storage NIC of a Hyper-V host on an access port',
        design: () => {
          const parts = twoUplinks({ host: { platform: 'azurelocal' } });
          const n3 = parts.h.nic('nic3', { rdma: 'rocev2', cabledTo: 's1.p3' });
          parts.d.set('s1.p3', { mode: 'access', accessVlan: 711, allowedVlans: undefined });
          parts.h.adapter('Storage1', undefined, ['smb'], { nicId: n3 });
          return parts.d.done;
        },
      },
    ],
  },
});
