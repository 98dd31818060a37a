/**
 * The columns of links of codec 1, a line a table (see `columns.ts`), frozen: released links are
 * read by it for ever. A new field is appended to the end of its line, a new word to the end of its
 * column, whatever order the shapes have them in; nothing is moved, renamed or taken out.
 */
export const columnsText = `
design: name t | description t | clusters L | hosts L | distributedSwitches L | physicalSwitches L | portChannels L | interSwitchLinks L | storageTargets L | networks L | guestClusters L | notes L | layout L | review R | folded q
clusters: id i c | name t | platform c vsphere hyperv azurelocal | profile t | haEnabled f | drsEnabled f | ftEnabled f | storageProtocols s iscsi nfs vsan smb fc local | vsan c none hybrid allFlash esa | backupTransport c none san hotadd nbd agent inGuest | library c none local network | concurrentVmotions n | liveMigrationOption c tcpip compression smb | azurePattern c converged nonConverged switchless switchlessSingleTor iscsi6Nic | notes t | source t | otherSources l
hosts: id i h | name t | cards L | nics L | switches L | memberships L | portGroups L | adapters L | vms L | clusterId r | platform c vsphere hyperv azurelocal | version t | role c hypervisor clusterNode | model t | memoryGb n | guestBpduBlocked f | iscsiPortBinding f | notes t | source t | sourceId t | unknown s nics adapters | otherSources l
hosts.cards: id i c | name t | kind c lom ocp pcie mezz | model t | slot t | otherSources l
hosts.nics: id i n | name t | cardId r | speedMbps n | maxSpeedMbps n | duplex c full half auto | linkUp f | adminUp f | cabledTo r | maxMtuBytes n | mac m | model t | driver t | firmware t | pciAddress t | rdma c none roce rocev2 iwarp | vmqCapable f | vmqEnabled f | sriov f | dcb f | intents s management compute storage | notes t | otherSources l
hosts.switches: id i s | name t | kind c standard external internal private | uplinks Q | mtuBytes n | teamMode c set lbfo none | setLoadBalancing c hyperVPort dynamic | teaming R | security R | shapingOut R | allowManagementOs f | minBandwidthMode c none weight absolute | defaultFlowWeight n | discoveryProtocol c none cdp lldp | discoveryOperation c none listen advertise both | notes t | unknown s failoverOrder | otherSources l
hosts.switches.teaming: policy c portId macHash nicLoad ipHash explicit | active q | standby q | detection c linkStatus beacon | notifySwitches f | failback f
hosts.switches.security: promiscuous c reject accept | macChanges c reject accept | forgedTransmits c reject accept | macLearning f
hosts.switches.shapingOut: enabled f | averageKbps n | peakKbps n | burstKb n
hosts.memberships: switchId r | uplinks L
hosts.memberships.uplinks: uplinkId r | nicId r
hosts.portGroups: id i p | name t | switchId r | vlan n | trunkVlans t | secondaryVlan n | secondaryVlanKind c promiscuous isolated community | traffic c management storage migration ft backup provisioning replication cluster heartbeat overlay production | teaming R | security R | shapingOut R | shapingIn R | binding c static ephemeral dynamic | portCount n | autoExpand f | resetAtDisconnect f | overridesAllowed s block vlan security teaming shaping netflow | zone c internal dmz external | internal f | notes t | unknown s vlan failoverOrder | guessed s traffic | otherSources l
hosts.portGroups.teaming: policy c portId macHash nicLoad ipHash explicit | active q | standby q | detection c linkStatus beacon | notifySwitches f | failback f
hosts.portGroups.security: promiscuous c reject accept | macChanges c reject accept | forgedTransmits c reject accept | macLearning f
hosts.portGroups.shapingOut: enabled f | averageKbps n | peakKbps n | burstKb n
hosts.portGroups.shapingIn: enabled f | averageKbps n | peakKbps n | burstKb n
hosts.adapters: id i k | name t | portGroupId r | nicId r | services s management vmotion ftLogging vsan vsanWitness iscsi nfs smb nvme provisioning backup replication replicationNfc cluster overlay | iscsiBound f | pinnedNicId r | ip t | prefix n | dhcp f | ip6 t | prefix6 n | gateway t | vlan n | mtuBytes n | stack t | mac m | rdma f | minBandwidthWeight n | maxBandwidthMbps n | notes t | averageMbps n | peakMbps n | otherSources l
hosts.vms: id i v | name t | vnics L | count n | poweredOn f | role c workload managementAppliance nestedHypervisor nsxEdge ids | os t | generation n | memoryGb n | ftProtected f | encryptedVmotion c disabled opportunistic required | migratable f | notes t | sourceId t | otherSources l
hosts.vms.vnics: id i e | name t | portGroupId r | connected f | adapterType c vmxnet3 vmxnet2 e1000 e1000e flexible vlance sriov synthetic legacy | role c client heartbeat backup storage management | averageMbps n | peakMbps n | localPeer f | limitMbps n | reservationMbps n | shares n | minBandwidthWeight n | vmqWeight n | ip t | vlan n | trunkVlans t | mtuBytes n | mac m | otherSources l
distributedSwitches: id i d | name t | uplinks L | portGroups L | version t | mtuBytes n | lags l | teaming R | security R | nioc R | healthCheckVlanMtu f | healthCheckTeaming f | discoveryProtocol c none cdp lldp | discoveryOperation c none listen advertise both | notes t | sourceId t | source t | otherSources l
distributedSwitches.uplinks: id i u | name t
distributedSwitches.portGroups: id i p | name t | vlan n | trunkVlans t | secondaryVlan n | secondaryVlanKind c promiscuous isolated community | traffic c management storage migration ft backup provisioning replication cluster heartbeat overlay production | teaming R | security R | shapingOut R | shapingIn R | binding c static ephemeral dynamic | portCount n | autoExpand f | resetAtDisconnect f | overridesAllowed s block vlan security teaming shaping netflow | zone c internal dmz external | internal f | notes t | unknown s vlan failoverOrder | guessed s traffic | otherSources l
distributedSwitches.portGroups.teaming: policy c portId macHash nicLoad ipHash explicit | active q | standby q | detection c linkStatus beacon | notifySwitches f | failback f
distributedSwitches.portGroups.security: promiscuous c reject accept | macChanges c reject accept | forgedTransmits c reject accept | macLearning f
distributedSwitches.portGroups.shapingOut: enabled f | averageKbps n | peakKbps n | burstKb n
distributedSwitches.portGroups.shapingIn: enabled f | averageKbps n | peakKbps n | burstKb n
distributedSwitches.lags: id i l | name t | mode c active passive | ports n | hash t | otherSources l
distributedSwitches.teaming: policy c portId macHash nicLoad ipHash explicit | active q | standby q | detection c linkStatus beacon | notifySwitches f | failback f
distributedSwitches.security: promiscuous c reject accept | macChanges c reject accept | forgedTransmits c reject accept | macLearning f
distributedSwitches.nioc: enabled f | version n | pools l
distributedSwitches.nioc.pools: traffic c management storage migration ft backup provisioning replication cluster heartbeat overlay production | shares n | reservationMbps n | limitMbps n
physicalSwitches: id i s | name t | ports L | vendor t | model t | rack t | mtuBytes n | mtuUnit c ip frame | mlagDomain t | stackId t | linkStateTracking f | reservedVlans t | notes t
physicalSwitches.ports: id i p | name t | mode c access trunk | accessVlan n | allowedVlans t | nativeVlan n | tagNative f | speedMbps n | mtuBytes n | mtuUnit c ip frame | portChannelId r | adminUp f | stpEdge f | bpduGuard f | notes t
portChannels: id i a | name t | mode c static lacpActive lacpPassive | hash t
interSwitchLinks: id i l | aId r | bId r | name t | kind c isl peer uplink | allowedVlans t | speedMbps n | links n | mtuBytes n | mtuUnit c ip frame | notes t
storageTargets: id i t | name t | cabledTo Q | protocol c iscsi nfs smb nvme | ip t | prefix n | vlan n | mtuBytes n | maxMbps n | notes t
networks: id i w | name t | vlan n | subnet t | gateway t | routed f | routedTo q | traffic c management storage migration ft backup provisioning replication cluster heartbeat overlay production | perRack f | notes t | clusterRole c none cluster clusterAndClient
guestClusters: id i g | name t | memberIds Q | production f | sharedDisk c none virtual rdm vhdset iscsi sharedStorage | nlb c none unicast multicast | antiAffinity f | singleVnicAccepted f | notes t
notes: id i x | text t
layout: id r | x p | y p
review: waivers L | profiles L | profile t
review.waivers: rule t | target t | reason t | owner t | date t | expires t
review.profiles: id t | name t | base c essentials strict-isolation converged hyperv | severities L | demandBasis c peak average | degradedBasis c peak average | oversubscriptionPercent n | peakPercent n | stackIsOneDomain f
review.profiles.severities: rule t | severity c error warning info off
clusters.otherSources: source t | fields t
hosts.otherSources: source t | fields t
hosts.cards.otherSources: source t | fields t
hosts.nics.otherSources: source t | fields t
hosts.switches.otherSources: source t | fields t
hosts.portGroups.otherSources: source t | fields t
hosts.adapters.otherSources: source t | fields t
hosts.vms.otherSources: source t | fields t
hosts.vms.vnics.otherSources: source t | fields t
distributedSwitches.otherSources: source t | fields t
distributedSwitches.portGroups.otherSources: source t | fields t
distributedSwitches.lags.otherSources: source t | fields t
`;
