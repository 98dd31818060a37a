import { describe, expect, test } from 'vitest';
import { lint } from '../lint/linter';
import type { Design } from '../model/design';
import { set } from '../model/edits/change';
import { rules } from '../rules/index';
import azureLocalSwitched from './azure-local-switched';
import azureLocalSwitchless from './azure-local-switchless';
import ftTwoSwitches from './ft-two-switches';
import guestClusterOneHost from './guest-cluster-one-host';
import guestClusterPhysicalStandby from './guest-cluster-physical-standby';
import guestClusterTwoHosts from './guest-cluster-two-hosts';
import hypervClusterIscsi from './hyperv-cluster-iscsi';
import iscsiPortBinding from './iscsi-port-binding';
import smallBusinessHyperv from './small-business-hyperv';
import type { Template } from './template';
import vcfTwoNic from './vcf-two-nic';

/** `warning gc-nodes-same-host` for each rule that finds something, each once, worst first. */
const judged = (design: Design): string[] => [
  ...new Set(
    lint(rules, design).findings.map(
      ({ rule, severity }) => `${severity} ${rule.slice(rule.indexOf('/') + 1)}`,
    ),
  ),
];

const change = (design: Design, id: string, patch: Record<string, unknown>): Design =>
  set<{ id: string }>(design, id, patch);

interface Judgement {
  readonly template: Template;
  readonly profile: string;
  /** All that lint says of it as it is: what the pattern costs, never what is wrong with it. */
  readonly says: readonly string[];
  /** What makes the pattern what it is, taken away, and what lint says then. */
  readonly without: readonly (readonly [
    what: string,
    breaks: (design: Design) => Design,
    finding: string,
  ])[];
}

const judgements: readonly Judgement[] = [
  {
    template: guestClusterOneHost,
    profile: 'essentials',
    // Documents: deals "with only software failure"; for development and testing that is fine.
    says: ['info gc-nodes-same-host', 'info red-single-uplink'],
    without: [
      [
        'a purpose other than production',
        (design) => ({
          ...change(design, 'g1', { production: true }),
          review: { ...design.review, profile: 'converged' },
        }),
        'warning gc-nodes-same-host',
      ],
    ],
  },
  {
    template: guestClusterTwoHosts,
    profile: 'essentials',
    // Documents: "protection from both software and hardware failures"; iSCSI wants 10 GbE.
    says: ['info bw-iscsi-cluster-10g', 'info red-single-uplink'],
    without: [
      [
        'shared storage',
        (design) => change(design, 'g1', { sharedDisk: 'virtual' }),
        'error gc-nodes-same-host',
      ],
      [
        'a rule that keeps the nodes apart',
        (design) => change(design, 'g1', { antiAffinity: false }),
        'info gc-nodes-same-host',
      ],
      [
        'a heartbeat that leaves the host',
        (design) => change(design, 'h2.s4', { uplinks: [] }),
        'error gc-heartbeat-network',
      ],
    ],
  },
  {
    template: guestClusterPhysicalStandby,
    profile: 'essentials',
    // Documents: "the best performance and reliability-to-cost ratio".
    says: ['info red-single-uplink'],
    without: [
      [
        'one heartbeat network for both nodes',
        (design) => change(design, 'h2.p3', { vlan: 121 }),
        'info gc-heartbeat-network',
      ],
    ],
  },
  {
    template: smallBusinessHyperv,
    profile: 'essentials',
    // Documents: the parent partition's adapter on its own network. Its port is alone.
    says: ['info red-single-uplink'],
    without: [
      [
        'a network of its own for the parent partition',
        (design) =>
          change(change(design, 'h1.s1', { allowManagementOs: true }), 'h1.k1', {
            nicId: undefined,
            portGroupId: 'h1.p1',
            vlan: undefined,
          }),
        'error hv-mgmt-os-shares-every-switch',
      ],
    ],
  },
  {
    template: hypervClusterIscsi,
    profile: 'hyperv',
    says: ['info iso-mgmt-shared-uplinks'],
    without: [
      [
        'a second path to the array',
        (design) => change(design, 'h1.k5', { services: ['backup'] }),
        'error red-iscsi-single-path',
      ],
      [
        '10 GbE for iSCSI',
        (design) =>
          change(change(design, 'h1.n5', { speedMbps: 1000 }), 'h1.n6', { speedMbps: 1000 }),
        'warning bw-iscsi-cluster-10g',
      ],
    ],
  },
  {
    template: ftTwoSwitches,
    profile: 'strict-isolation',
    says: [],
    without: [
      [
        '10 GbE for logging',
        (design) =>
          change(change(design, 'h1.n7', { speedMbps: 1000 }), 'h1.n8', { speedMbps: 1000 }),
        'error bw-ft-10g',
      ],
      [
        'a network of its own for logging',
        (design) => change(design, 'h1.k4', { portGroupId: 'h1.p3' }),
        'error iso-ft-shared-uplinks',
      ],
    ],
  },
  {
    template: iscsiPortBinding,
    profile: 'converged',
    says: [],
    without: [
      [
        'one NIC a bound adapter',
        (design) => change(design, 'h1.p3', { teaming: { active: ['h1.n3'], standby: ['h1.n4'] } }),
        'error team-iscsi-binding-uplinks',
      ],
    ],
  },
  {
    template: vcfTwoNic,
    profile: 'converged',
    // All classes on two uplinks, by design; failback is left as it comes.
    says: ['info iso-storage-shared-uplinks', 'info team-mgmt-failback'],
    without: [
      [
        'Network I/O Control',
        (design) => change(design, 'd1', { nioc: { enabled: false, pools: [] } }),
        'warning bw-shared-uplinks-without-qos',
      ],
      [
        'load-based teaming',
        (design) => change(design, 'd1', { teaming: { policy: 'portId' } }),
        'info team-lbt-recommended',
      ],
    ],
  },
  {
    template: azureLocalSwitched,
    profile: 'hyperv',
    // The older analyzer's rule, and the management adapter on the team of the VMs.
    says: ['info hv-mgmt-os-shares-every-switch', 'info iso-mgmt-shared-uplinks'],
    without: [
      [
        'a subnet for each storage adapter',
        (design) => change(design, 'h1.k3', { ip: '10.71.1.99' }),
        'warning hv-storage-subnets',
      ],
    ],
  },
  {
    template: azureLocalSwitchless,
    profile: 'hyperv',
    says: ['info hv-mgmt-os-shares-every-switch', 'info iso-mgmt-shared-uplinks'],
    without: [
      [
        'NICs for storage alone',
        (design) =>
          change(change(design, 'h1.n3', { intents: ['compute', 'storage'] }), 'h1.n4', {
            intents: ['compute', 'storage'],
          }),
        'error hv-intent-ports',
      ],
    ],
  },
];

describe.each(judgements)('$template.id', ({ template, profile, says, without }) => {
  const design = template.make();

  test('is judged as the documents and its vendor judge it', () => {
    const profiles = design.hosts.map(
      (host) =>
        design.clusters.find(({ id }) => id === host.clusterId)?.profile ??
        design.review.profile ??
        'essentials',
    );
    expect(new Set(profiles)).toEqual(new Set([profile]));
    expect(judged(design)).toEqual(says);
  });

  test.each(without)('without %s', (_, breaks, finding) => {
    expect(says).not.toContain(finding);
    expect(judged(breaks(design))).toContain(finding);
  });
});
