/** A session on one host, as a console shows it. */
export const session = `[root@esx01:~] esxcli network nic list
Name    PCI Device    Driver  Admin Status  Link Status   Speed  Duplex  MAC Address         MTU  Description
------  ------------  ------  ------------  -----------  ------  ------  -----------------  ----  -----------
vmnic0  0000:18:00.0  ixgben  Up            Up            10000  Full    a0:36:9f:00:00:01  1500  Intel X550
vmnic1  0000:18:00.1  ixgben  Down          Down              0  Half    a0:36:9f:00:00:02  1500  Intel X550
[root@esx01:~] esxcli network vswitch standard list
vSwitch0
   Name: vSwitch0
   Class: cswitch
   Num Ports: 8570
   Used Ports: 5
   Configured Ports: 128
   MTU: 9000
   CDP Status: both
   Beacon Enabled: false
   Beacon Interval: 1
   Beacon Threshold: 3
   Beacon Required By:
   Uplinks: vmnic1, vmnic0
   Portgroups: VM Network, Management Network
[root@esx01:~] esxcli network vswitch standard portgroup list
Name                Virtual Switch  Active Clients  VLAN ID
------------------  --------------  --------------  -------
Management Network  vSwitch0                     1       10
VM Network          vSwitch0                     0     4095
[root@esx01:~] esxcli network vswitch standard policy failover get -v vSwitch0
   Load Balancing: srcport
   Network Failure Detection: link
   Notify Switches: true
   Failback: false
   Active Adapters: vmnic0
   Standby Adapters: vmnic1
   Unused Adapters:
[root@esx01:~] esxcli network vswitch standard portgroup policy failover get -p "VM Network"
   Load Balancing: iphash
   Network Failure Detection: beacon
   Notify Switches: true
   Failback: false
   Active Adapters: vmnic1
   Standby Adapters:
   Unused Adapters: vmnic0
   Override Vswitch Load Balancing: true
   Override Vswitch Network Failure Detection: false
   Override Vswitch Notify Switches: false
   Override Vswitch Failback: false
   Override Vswitch Uplinks: true
[root@esx01:~] esxcli network vswitch standard policy security get -v vSwitch0
   Allow Promiscuous: false
   Allow MAC Address Change: false
   Allow Forged Transmits: true
[root@esx01:~] esxcli network vswitch standard policy shaping get -v vSwitch0
   Enabled: true
   Average Bandwidth: 100000 Kbps
   Peak Bandwidth: 200000 Kbps
   Burst Size: 102400 Kib
[root@esx01:~] esxcli network ip interface list
vmk0
   Name: vmk0
   MAC Address: 00:50:56:00:00:01
   Enabled: true
   Portset: vSwitch0
   Portgroup: Management Network
   Netstack Instance: defaultTcpipStack
   VDS Name: N/A
   VDS UUID: N/A
   MTU: 1500
[root@esx01:~] esxcli network ip interface ipv4 get
Name  IPv4 Address  IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway    DHCP DNS
----  ------------  -------------  --------------  ------------  ---------  --------
vmk0  10.0.10.11    255.255.255.0  10.0.10.255     STATIC        10.0.10.1     false
[root@esx01:~] for i in vmk0; do esxcli network ip interface tag get -i vmk0; done
[root@esx01:~] esxcli network ip interface tag get -i vmk0
   Tags: Management, VMotion
[root@esx01:~] esxcli system hostname get
   Domain Name: lab.example
   Fully Qualified Domain Name: esx01.lab.example
   Host Name: esx01
[root@esx01:~] esxcli system version get
   Product: VMware ESXi
   Version: 8.0.3
   Build: Releasebuild-24022510
   Update: 3
   Patch: 0
[root@esx01:~] esxcli hardware platform get
Platform Information
   UUID: 0x38 0x37
   Product Name: PowerEdge R750
   Vendor Name: Dell Inc.
   Serial Number: SECRET1
`;
