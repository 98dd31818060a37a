import { expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { type Design, emptyDesign, type Host } from '../model/design';
import { spareNics } from '../model/edits/uplinks';
import { platformOf } from '../model/find';
import { profileIds } from '../model/shape/words';
import { templates } from '../templates/index';
import { rules } from './index';

/** An ESXi host as it comes up on a server with a controller: a NIC, a switch, an adapter for it. */
const onVsphere = (host: Host, speedMbps: number): Host => {
  const nic = `${host.id}.n90`;
  const vswitch = `${host.id}.s90`;
  const group = `${host.id}.p90`;
  return {
    ...host,
    nics: [...host.nics, { id: nic, name: 'vusb0', driver: 'cdce', speedMbps, linkUp: true }],
    switches: [
      ...host.switches,
      {
        id: vswitch,
        name: 'vSwitchBMC',
        kind: 'standard',
        uplinks: [nic],
        security: { promiscuous: 'reject', macChanges: 'reject', forgedTransmits: 'reject' },
      },
    ],
    portGroups: [
      ...host.portGroups,
      { id: group, name: 'BMC_Network', switchId: vswitch, vlan: 0 },
    ],
    // The controller gives the same address to the host on every server.
    adapters: [
      ...host.adapters,
      {
        id: `${host.id}.k90`,
        name: 'vmk90',
        portGroupId: group,
        services: [],
        ip: '169.254.1.2',
        prefix: 24,
        mtuBytes: 1500,
      },
    ],
  };
};

const onWindows = (host: Host): Host => ({
  ...host,
  nics: [
    ...host.nics,
    {
      id: `${host.id}.n90`,
      name: 'USB',
      model: 'Remote NDIS Compatible Device',
      speedMbps: 426,
      linkUp: true,
    },
  ],
});

const withControllers = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map((host, i) =>
    platformOf(design, host) === 'vsphere'
      ? onVsphere(host, i === 0 ? 100 : 1000)
      : onWindows(host),
  ),
});

const said = (design: Design, profile: string) => {
  const { findings, questions } = lint(rules, { ...design, review: { ...design.review, profile } });
  return {
    findings: findings.map(({ rule, message, objects }) => [rule, message, objects]),
    questions: questions.map(({ rule, ask, objects }) => [rule, ask, objects]),
  };
};

/** A second host of each, whose controller has the same address at another speed; no cables, cards or models. */
const bare = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map((host) => ({
    ...host,
    nics: host.nics.map(({ cabledTo: _c, cardId: _d, ...nic }) => nic),
  })),
});

test.each(templates.map((one) => [one.id, one] as const))(
  '%s: NICs of management controllers change nothing of what is said',
  (_, template) => {
    for (const design of [template.make(), bare(template.make())]) {
      for (const profile of Object.keys(profileIds)) {
        expect(said(withControllers(design), profile)).toEqual(said(design, profile));
      }
    }
  },
);

/** As it happens in the field: the NIC of the controller became an uplink of the first switch. */
const misplaced = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map((host) => {
    const [first, ...rest] = host.switches;
    if (first === undefined || platformOf(design, host) !== 'vsphere') return host;
    const id = `${host.id}.n90`;
    const { active } = first.teaming ?? {};
    return {
      ...host,
      nics: [...host.nics, { id, name: 'vusb0', driver: 'cdce', linkUp: true }],
      switches: [
        {
          ...first,
          uplinks: [...first.uplinks, id],
          ...(active === undefined
            ? {}
            : { teaming: { ...first.teaming, active: [...active, id] } }),
        },
        ...rest,
      ],
    };
  }),
});

test.each(templates.map((one) => [one.id, one] as const))(
  '%s: such a NIC among the uplinks of a team is no redundancy',
  (_, template) => {
    const redundancy = (design: Design, profile: string) =>
      said(design, profile).findings.filter(([rule]) => String(rule).startsWith('redundancy/'));
    for (const design of [template.make(), bare(template.make())]) {
      for (const profile of Object.keys(profileIds)) {
        expect(redundancy(misplaced(design), profile)).toEqual(redundancy(design, profile));
      }
    }
  },
);

test('such a NIC is no spare for a fix to use', () => {
  const [host] = withControllers(templates[0]?.make() ?? emptyDesign()).hosts;
  if (host === undefined) throw new Error('no host');
  const free = { ...host, switches: host.switches.filter(({ name }) => name !== 'vSwitchBMC') };
  expect(host.nics.map(({ id }) => id)).toContain(`${host.id}.n90`);
  expect(spareNics(free)).not.toContain(`${host.id}.n90`);
});
