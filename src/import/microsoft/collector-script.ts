import { collectorMark } from './collector-mark';

/**
 * A script that people run on a Hyper-V or Azure Local host; the reader takes what it writes.
 *
 * It reads only, and asks for the properties named in it and no others: no keys, no licences, no
 * serial numbers, no notes. Enumerations are written as words, lists always as lists, in UTF-8, so
 * that Windows PowerShell 5.1 and PowerShell 7 give the same.
 *
 * Not run by us: there is no Windows host where this project is built. Each property was looked up:
 * - VMSwitch, VMSwitchTeam, VMInternalNetworkAdapter, VMNetworkAdapter, VMNetworkAdapterVlanSetting,
 *   VMNetworkAdapterIsolationSetting, VMNetworkAdapterTeamMappingSetting, VMMigrationNetwork and
 *   their enumerations: classes of Microsoft.HyperV.PowerShell, as dumped from the module.
 * - NetAdapter, NetAdapterHardwareInfo, NetAdapterRdma, NetIPAddress, NetIPInterface, NetRoute,
 *   NetLbfoTeam: the MSFT_ classes of root/StandardCimv2 in Microsoft's reference.
 * - NetIntent: output in Microsoft's own troubleshooting guides for Azure Local.
 * - Cluster network roles and MigrationExcludeNetworks: Microsoft's failover clustering reference.
 * From memory alone: the properties of Get-NetAdapterVmq, Get-NetAdapterSriov and Get-NetAdapterQos
 * (`Enabled` of each), and BandwidthSetting (`MinimumBandwidthWeight`, `MaximumBandwidth`).
 */
export const hypervCollector = String.raw`<#
${collectorMark}, version 1

Writes the networking of Hyper-V or Azure Local hosts into one JSON file. It changes nothing.
Run it as administrator, in Windows PowerShell 5.1 or PowerShell 7:

  .\collect-hyperv.ps1                          this host, or all nodes of its failover cluster
  .\collect-hyperv.ps1 -ComputerName HV01,HV02  these hosts, over PowerShell remoting
  .\collect-hyperv.ps1 -ThisHostOnly            this host alone

The file holds names of hosts, adapters, switches and VMs, IP and MAC addresses and VLANs.
It holds no passwords, keys, licences, serial numbers or notes.
#>
[CmdletBinding()]
param(
  [string[]] $ComputerName,
  [string] $Path = 'vswitchboard-hyperv.json',
  [switch] $ThisHostOnly
)

$collect = {
  $ErrorActionPreference = 'Stop'
  $notRead = New-Object System.Collections.ArrayList

  # Text, numbers, true and false and lists of them: what every version writes the same way.
  function Plain($value) {
    if ($null -eq $value) { return $null }
    if ($value -is [string] -or $value -is [bool]) { return $value }
    if ($value -is [enum]) { return $value.ToString() }
    if ($value -is [ValueType] -and $value.GetType().IsPrimitive) { return $value }
    if ($value -is [System.Collections.IEnumerable]) {
      $list = @(foreach ($one in $value) { Plain $one })
      return , $list
    }
    return $value.ToString()
  }
  function Row($object, [string[]] $names) {
    $row = [ordered]@{}
    foreach ($name in $names) { $row[$name] = Plain $object.$name }
    return $row
  }
  # A cmdlet that is not there, or finds nothing, must not stop the others.
  function Rows([string] $section, [scriptblock] $read, [string[]] $names) {
    $rows = @()
    try { $rows = @(& $read | Where-Object { $null -ne $_ } | ForEach-Object { Row $_ $names }) }
    catch { [void] $notRead.Add($section) }
    return , $rows
  }
  # Settings that hang on an adapter are objects of their own.
  function AdapterRows([string] $section, [scriptblock] $read) {
    $rows = @()
    try {
      $rows = @(& $read | Where-Object { $null -ne $_ } | ForEach-Object {
        $row = Row $_ @('Name', 'IsManagementOs', 'VMId', 'VMName', 'SwitchName', 'SwitchId',
          'MacAddress', 'DeviceId', 'Connected', 'IsLegacy', 'IPAddresses', 'VmqWeight')
        $row['VlanSetting'] = Row $_.VlanSetting @('OperationMode', 'AccessVlanId', 'NativeVlanId',
          'AllowedVlanIdListString', 'PrivateVlanMode', 'PrimaryVlanId', 'SecondaryVlanId')
        $row['IsolationSetting'] = Row $_.IsolationSetting @('IsolationMode', 'DefaultIsolationID',
          'MultiTenantStack')
        $row['BandwidthSetting'] = Row $_.BandwidthSetting @('MinimumBandwidthWeight',
          'MaximumBandwidth')
        $row
      })
    }
    catch { [void] $notRead.Add($section) }
    return , $rows
  }

  $out = [ordered]@{ ComputerName = $env:COMPUTERNAME }
  $out['OperatingSystem'] = Rows 'OperatingSystem' { Get-CimInstance -ClassName Win32_OperatingSystem } @(
    'Caption', 'Version', 'BuildNumber', 'TotalVisibleMemorySize')
  $out['VMHost'] = Rows 'VMHost' { Get-VMHost } @('Name', 'VirtualMachineMigrationEnabled',
    'VirtualMachineMigrationPerformanceOption', 'MaximumVirtualMachineMigrations',
    'UseAnyNetworkForMigration')
  $out['VMMigrationNetwork'] = Rows 'VMMigrationNetwork' { Get-VMMigrationNetwork } @('Subnet', 'Priority')
  $out['VMSwitch'] = Rows 'VMSwitch' { Get-VMSwitch } @('Name', 'Id', 'SwitchType',
    'AllowManagementOS', 'EmbeddedTeamingEnabled', 'BandwidthReservationMode',
    'DefaultFlowMinimumBandwidthWeight', 'IovEnabled', 'NetAdapterInterfaceDescription',
    'NetAdapterInterfaceDescriptions', 'NetAdapterInterfaceGuid')
  $out['VMSwitchTeam'] = Rows 'VMSwitchTeam' {
    Get-VMSwitch | Where-Object { $_.EmbeddedTeamingEnabled } | Get-VMSwitchTeam
  } @('Name', 'NetAdapterInterfaceDescription', 'TeamingMode', 'LoadBalancingAlgorithm')
  $out['NetAdapter'] = Rows 'NetAdapter' { Get-NetAdapter } @('Name', 'InterfaceDescription',
    'InterfaceGuid', 'Status', 'MacAddress', 'Speed', 'MtuSize', 'VlanID', 'Virtual',
    'HardwareInterface', 'DriverProvider', 'DriverVersionString')
  $out['NetAdapterHardwareInfo'] = Rows 'NetAdapterHardwareInfo' { Get-NetAdapterHardwareInfo } @(
    'Name', 'SegmentNumber', 'BusNumber', 'DeviceNumber', 'FunctionNumber', 'SlotNumber')
  $out['NetAdapterAdvancedProperty'] = Rows 'NetAdapterAdvancedProperty' {
    Get-NetAdapterAdvancedProperty |
      Where-Object { $_.RegistryKeyword -in '*JumboPacket', '*NetworkDirectTechnology' }
  } @('Name', 'RegistryKeyword', 'RegistryValue')
  $out['NetAdapterRdma'] = Rows 'NetAdapterRdma' { Get-NetAdapterRdma } @('Name', 'Enabled')
  $out['NetAdapterQos'] = Rows 'NetAdapterQos' { Get-NetAdapterQos } @('Name', 'Enabled')
  $out['NetAdapterVmq'] = Rows 'NetAdapterVmq' { Get-NetAdapterVmq } @('Name', 'Enabled')
  $out['NetAdapterSriov'] = Rows 'NetAdapterSriov' { Get-NetAdapterSriov } @('Name', 'Enabled')
  $out['NetLbfoTeam'] = Rows 'NetLbfoTeam' { Get-NetLbfoTeam } @('Name', 'Members', 'TeamNics',
    'TeamingMode', 'LoadBalancingAlgorithm')
  $out['NetLbfoTeamMember'] = Rows 'NetLbfoTeamMember' { Get-NetLbfoTeamMember } @('Name', 'Team',
    'AdministrativeMode')
  $out['VMNetworkAdapterManagementOS'] = AdapterRows 'VMNetworkAdapterManagementOS' {
    Get-VMNetworkAdapter -ManagementOS
  }
  $out['VMNetworkAdapter'] = AdapterRows 'VMNetworkAdapter' {
    Get-VM | Get-VMNetworkAdapter
  }
  $out['VMNetworkAdapterTeamMapping'] = Rows 'VMNetworkAdapterTeamMapping' {
    Get-VMNetworkAdapterTeamMapping -ManagementOS | ForEach-Object {
      [pscustomobject]@{ ParentAdapter = $_.ParentAdapter.Name; NetAdapterName = $_.NetAdapterName }
    }
  } @('ParentAdapter', 'NetAdapterName')
  $out['VM'] = Rows 'VM' { Get-VM } @('Name', 'VMId', 'State', 'Generation', 'MemoryStartup')
  $out['NetIPAddress'] = Rows 'NetIPAddress' { Get-NetIPAddress -PolicyStore ActiveStore } @(
    'InterfaceAlias', 'IPAddress', 'PrefixLength', 'AddressFamily', 'PrefixOrigin', 'SkipAsSource')
  $out['NetIPInterface'] = Rows 'NetIPInterface' { Get-NetIPInterface -AddressFamily IPv4 } @(
    'InterfaceAlias', 'AddressFamily', 'NlMtu', 'Dhcp')
  $out['NetRoute'] = Rows 'NetRoute' {
    Get-NetRoute -AddressFamily IPv4 | Where-Object { $_.DestinationPrefix -eq '0.0.0.0/0' }
  } @('InterfaceAlias', 'DestinationPrefix', 'NextHop')
  $out['NetIntent'] = Rows 'NetIntent' { Get-NetIntent } @('IntentName', 'IsComputeIntentSet',
    'IsManagementIntentSet', 'IsStorageIntentSet', 'NetAdapterNamesAsList', 'StorageVLANs',
    'ManagementVLAN')
  $out['NotRead'] = @($notRead)
  ConvertTo-Json -InputObject $out -Depth 6 -Compress
}

$collectCluster = {
  $ErrorActionPreference = 'Stop'
  try {
    $cluster = Get-Cluster
    $nodes = @(Get-ClusterNode | ForEach-Object { [ordered]@{ Name = $_.Name; State = "$($_.State)" } })
    $networks = @(Get-ClusterNetwork | ForEach-Object {
      [ordered]@{ Name = $_.Name; Id = "$($_.Id)"; Address = "$($_.Address)"
        AddressMask = "$($_.AddressMask)"; Role = "$($_.Role)" }
    })
    $interfaces = @(Get-ClusterNetworkInterface | ForEach-Object {
      [ordered]@{ Node = "$($_.Node)"; Network = "$($_.Network)"; Adapter = "$($_.Adapter)"
        Address = "$($_.Address)" }
    })
    $parameters = @(Get-ClusterResourceType -Name 'Virtual Machine' |
      Get-ClusterParameter -Name MigrationExcludeNetworks -ErrorAction SilentlyContinue |
      ForEach-Object { [ordered]@{ Name = $_.Name; Value = "$($_.Value)" } })
    ConvertTo-Json -Depth 4 -Compress -InputObject ([ordered]@{
      Cluster = @([ordered]@{ Name = $cluster.Name; S2DEnabled = [int] $cluster.S2DEnabled })
      ClusterNode = $nodes
      ClusterNetwork = $networks
      ClusterNetworkInterface = $interfaces
      ClusterParameter = $parameters
    })
  }
  catch { 'null' }
}

$clusterJson = 'null'
if (-not $ThisHostOnly) {
  if (-not $ComputerName) {
    $clusterJson = & $collectCluster
    if ($clusterJson -ne 'null') {
      $ComputerName = @(Get-ClusterNode | Where-Object { "$($_.State)" -ne 'Down' } |
        ForEach-Object { $_.Name })
    }
  }
}
$hosts = @()
if ($ComputerName) {
  foreach ($name in $ComputerName) {
    try {
      if ($name -eq $env:COMPUTERNAME) { $hosts += & $collect }
      else { $hosts += Invoke-Command -ComputerName $name -ScriptBlock $collect -ErrorAction Stop }
      Write-Host "$name read"
    }
    catch { Write-Warning "$name could not be read: $($_.Exception.Message)" }
  }
}
else { $hosts += & $collect }

$taken = (Get-Date).ToString('yyyy-MM-dd')
$json = '{"Collector":"${collectorMark}","Version":"1","Taken":"' + $taken + '","FailoverCluster":' +
  $clusterJson + ',"Hosts":[' + ($hosts -join ',') + ']}'
$full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
[System.IO.File]::WriteAllText($full, $json, (New-Object System.Text.UTF8Encoding $false))
Write-Host "Written: $full"
`;
