import type { Source } from '../lint/rule';

/**
 * The sources that rules cite. Quotes of the documents are exact, with their apostrophes;
 * rules.test.ts looks each one up.
 */

/** "Network Considerations for Virtualization": the four isolated networks and the six-port host. */
export const networkConsiderations = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Network Considerations for Virtualization, Satish Jakka, 2010',
  quote,
});

/** "Performance Optimization for Virtualization": redundancy and limits of the VM network. */
export const performanceOptimization = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Performance Optimization for Virtualization, Satish Jakka, 2010',
  quote,
});

/** "A Major Virtualization Cost You Haven’t Thought Of": aggregate load, backup, library, parent partition. */
export const majorCost = (quote: string): Source => ({
  tag: 'SEED',
  title: 'A Major Virtualization Cost You Haven’t Thought Of, Sean Deuby, 2010',
  quote,
});

/** "Getting Everything You Paid For": synthetic adapters, VMQ. */
export const gettingEverything = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Getting Everything You Paid For, Sean Deuby, 2010',
  quote,
});

/** "Clustering VMs": heartbeat, shared disk, clusters in one box and across boxes. */
export const clusteringVms = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Clustering VMs, Satish Jakka, 2010',
  quote,
});

/** "Getting From There To Here": know what the systems need before they move. */
export const migrating = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Getting From There To Here: Migrating To A Virtual Infrastructure, Satish Jakka, 2010',
  quote,
});

/** "Disaster Recovery": standardised hardware. */
export const disasterRecovery = (quote: string): Source => ({
  tag: 'SEED',
  title: 'Disaster Recovery, Sean Deuby, 2010',
  quote,
});

const titles = {
  ASKCORE:
    'Windows Server 2008 Failover Clusters: Networking (part 2), Ask the Core Team, Microsoft',
  'AZL-HOST': 'Azure Local, host network requirements, Microsoft Learn',
  'AZL-PAT': 'Azure Local, network reference patterns, Microsoft Learn',
  'AZL-PLAN': 'Azure Local, cloud deployment network considerations, Microsoft Learn',
  'BKP-NFC': 'How to isolate NBD backup traffic in vSphere, vnote42, 2022',
  'FT-BP': 'vSphere Availability 8.0, Best Practices for Fault Tolerance',
  'FT-NET': 'vSphere Availability, Configure Networking for Host Machines',
  'FT-REQ': 'vSphere Availability 8.0, Fault Tolerance Requirements, Limits, and Licensing',
  'HA-BP': 'vSphere Availability 8.0, Best Practices for Networking',
  'HV-BPA': 'Hyper-V Best Practices Analyzer, Microsoft Learn',
  'HV-CLNET': 'Hyper-V failover cluster network recommendations, Microsoft Learn',
  NETSTACK: 'vSphere Networking, TCP/IP stacks at the VMkernel level',
  PROV: 'vSphere 7.0, provisioning TCP/IP stack',
  SCG9: 'VCF 9.1 security configuration guide, controls',
  STIG8: 'vSphere 8.0 STIG readiness guide v2r3, VMware and DISA',
  STIG9: 'VCF 9 STIG readiness guide, VMware',
  TEAM: 'vSphere Networking 8.0, Teaming and Failover Policy',
  'VCF-VDS': 'VCF 5.1 design, vSphere networking',
  'VMK-TYPES': 'vSphere Networking 6.5, System Traffic Types',
  'VMO-REQ': 'vSphere vMotion networking requirements, vSphere 8.0',
  'VN-BP': 'vSphere Networking, Networking Best Practices',
  'VSAN-REQ': 'vSAN networking requirements',
  'VSEC-ISO': 'vSphere Security 7.0, Adopting Network Isolation Practices',
  'VSEC-NET': 'vSphere Security 7.0, Securing vSphere networking',
  'VVD-TEAM': 'VMware Validated Design 5.0, NIC teaming',
  'WSFC-HW': 'Failover clustering hardware requirements, Microsoft Learn',
  ABR: 'AsBuiltReport for VMware vSphere, health checks',
  ATC: 'Network ATC, Microsoft Learn',
  'AZL-PHYS': 'Azure Local, physical network requirements, Microsoft Learn',
  CHIMNEY: 'Why are we deprecating network performance features (KB4014193), Microsoft',
  'HC-TRAP': 'vDS Health Check reports unsupported VLANs for MTU and VLAN, Broadcom KB 318971',
  'HV-PLAN': 'Plan for Hyper-V networking in Windows Server, Microsoft Learn',
  'HV-QOS': 'Network QoS minimum bandwidth best practices for Hyper-V, Microsoft Learn',
  'HV-SET': 'RDMA and Switch Embedded Teaming, Microsoft Learn',
  IPHASH: 'vSphere Networking 6.7, Route Based on IP Hash',
  'ISCSI-NC': 'vSphere Storage 6.5.1, iSCSI network troubleshooting and jumbo frames',
  'LACP-REQ': 'vSphere Networking 6.7, LACP support requirements',
  'MTU-DF': 'Broadcom KB 419088 and KB 435411, MTU and its order of change',
  'MTU-HA': 'vSphere HA election fails when MTUs differ, Broadcom KB 438412',
  'MTU-JF': 'Jumbo Frames in vSphere 4.0, VMware vSphere blog, 2010',
  MULTIHOME: 'Multihoming on ESXi, Broadcom KB 318546',
  SHAPE: 'vSphere Networking 7.0, Traffic Shaping Policy',
  STIG7: 'vSphere 7.0 STIG, VMware and DISA',
  'VSN-60': 'vSphere Networking 6.0, load balancing of a virtual switch',
  STP: 'vSphere Security 7.0, protecting switches: spanning tree',
  TOR: 'Telco Cloud reference architecture 4.0, top-of-rack switches',
  'VCF-NET': 'VCF 5.1 design, physical network',
  'VCF-NIOC': 'VCF 4.5 design, Network I/O Control',
  VCHECK: 'vCheck for vSphere',
  'VLAN-MODES': 'vSphere Networking 6.7, VLAN tagging modes',
  'VMO-MTU': 'vMotion Compatibility Warning: MTU Configuration Mismatch, Broadcom KB 432825',
  VNIC: 'vSphere, network adapter types',
  'VSEC-VLAN': 'vSphere Security 7.0, Secure VLANs',
  'WSFC-NET': 'vSphere 6.7, Virtual Networking Best Practices for MSCS',
  'WSFC-VAL': 'Failover cluster validation, network tests',
  DRS: 'vSphere Resource Management 8.0, DRS cluster requirements',
  FAILBACK: 'vSphere Networking 6.0 and 6.5.1, failback, notify switches and failover order',
  'FAILBACK-KB':
    'Cluster performance degradation and outage due to MTU mismatch, Broadcom KB 438509',
  'ISCSI-KB': 'Considerations for using software iSCSI port binding, VMware KB 2038869',
  'ISCSI-PB': 'vSphere Storage 7.0, Multiple Network Adapters in iSCSI or iSER Configuration',
  'ISCSI-WHY': 'NIC teaming and iSCSI port binding, VMware vSphere blog, 2011',
  LABEL: 'vSphere Security 6.0, Labeling Networking Components',
  'LABEL-PG': 'vSphere Networking 6.7, network labels of port groups',
  'LACP-LIM': 'Limitations of LACP in VMware vSphere, Broadcom KB 315347',
  'LACP-ORD': 'vSphere Networking 6.7, LACP teaming and failover configuration',
  NLB: 'Microsoft NLB in unicast mode and RARP, Broadcom KB (legacy id 1556)',
  SCG8: 'vSphere 8 security configuration guide, controls',
  'TEAM-LB': 'vSphere Networking 6.7, load balancing algorithms of virtual switches',
  'VMO-BP': 'Networking Best Practices for vSphere vMotion, vSphere 7.0',
  'VMO-MULTI':
    'Multiple-NIC vMotion in vSphere 5, Yellow Bricks and Wahl Network, on VMware KB 2007467',
  LBFO: 'Converting an LBFO team to SET (convert-lbfo2set), Microsoft',
  VDCB: 'Validate-DCB, tests of a host network, Microsoft',
  'HV-LM08': 'Hyper-V: Live Migration Network Configuration Guide, Microsoft',
  'WSFC-MSG': 'Failover cluster validation, message on a single pair of interfaces',
  'HA-MSG': 'vSphere HA, message on management network redundancy',
  CFGMAX:
    "Configuration maximums of vSphere 5.0 and 6.0 as published then; today's stand at configmax.broadcom.com",
  NMARSHALL: 'NIC teaming in vSphere, nickmarshall.com.au',
  NIOC: 'vSphere Networking 8.0, Bandwidth Allocation for System Traffic',
  'VMO-LIM': 'vSphere 6.7, Limits on Simultaneous Migrations',
  'VSAN-NET': 'vSAN 6.5, Designing the vSAN Network',
  'WSFC-VMO': 'vSphere 6.7, MSCS: the vMotion network must be a 10Gbps Ethernet link',
} as const;

/** A vendor page by its tag in the catalogue; `detail` is a control id or a short quote's place. */
export const vendor = (tag: keyof typeof titles, detail?: string): Source => ({
  tag,
  title: detail === undefined ? titles[tag] : `${titles[tag]}: ${detail}`,
});
