/** How what the script writes begins: nothing else is read as its output. */
export const collectorMark = 'vSwitchboard vSphere collector';

/**
 * A PowerCLI script that people run against a vCenter or an ESXi host; the reader beside it takes
 * what it writes: objects of the vSphere API with the names they have there, cut down to networking.
 *
 * It reads only: views, and three queries of hosts. Of each object it takes the properties named in
 * it; whole objects are taken only below `Config.Network`, port settings and policies, which hold
 * no keys, licences, serial numbers, notes or custom attributes. Enumerations are written as words,
 * lists always as lists, types as `_typeName`, in UTF-8 without a mark and in ASCII itself, since
 * Windows PowerShell 5.1 reads a script without a mark in the code page of the machine.
 *
 * Not run by us: there is no PowerCLI and no vCenter where this project is built. Looked up instead:
 * - Get-View with -ViewType, -Property, -Server and the types it takes: PowerCLI reference.
 * - QueryNetworkHint (HostNetworkSystem), QueryBoundVnics (IscsiManager), QueryOptions
 *   (OptionManager) with their parameters and results, and every property named below: reference of
 *   the vSphere Web Services API and of VI/JSON, 6.7 to 9.0.
 * - That a view by -Property has the objects on the way to a nested property, and that optional
 *   values are null where they are not set: as scripts in public use do and rely on.
 * From memory alone: `InstanceUuid` of a connection in $DefaultVIServers, and that VMware.Vim keeps
 * the API's names for its classes (`VirtualVmxnet3`); without either, ids are by address and the
 * adapter types of vNICs are unknown.
 */
export const vsphereCollector = String.raw`<#
vSwitchboard vSphere collector, version 1

Writes the networking of a vCenter's hosts, or of one ESXi host, into one JSON file.
It changes nothing; a read-only role is enough. In Windows PowerShell 5.1 or PowerShell 7
with PowerCLI (VMware.PowerCLI or VCF.PowerCLI):

  Connect-VIServer vcenter.example.com
  .\collect-vsphere.ps1                 all connected vCenters and hosts
  .\collect-vsphere.ps1 -SkipVMs        without virtual machines
  .\collect-vsphere.ps1 -SkipNeighbors  without asking each host for CDP and LLDP

The file holds names of hosts, switches, port groups and VMs, IP and MAC addresses and VLANs.
It holds no passwords, licences, serial numbers, notes or custom attributes.
#>
[CmdletBinding()]
param(
  [string] $Path = 'vswitchboard-vsphere.json',
  [switch] $SkipVMs,
  [switch] $SkipNeighbors
)
$ErrorActionPreference = 'Stop'

# An object of the API as data that every version of PowerShell writes the same way.
# What is null is left out: in a policy that means inherited.
function Plain($value, [int] $depth = 0) {
  if ($null -eq $value -or $depth -gt 20) { return $null }
  if ($value -is [string] -or $value -is [bool]) { return $value }
  if ($value -is [enum] -or $value -is [datetime]) { return $value.ToString() }
  if ($value -is [ValueType]) { return $value }
  if ($value -is [System.Collections.IEnumerable]) {
    $list = @(foreach ($one in $value) { Plain $one ($depth + 1) })
    return , $list
  }
  $row = [ordered]@{ _typeName = $value.GetType().Name }
  foreach ($property in $value.PSObject.Properties) {
    if ($property.Name -in 'DynamicType', 'DynamicProperty', 'FcoeConfiguration') { continue }
    if ($null -ne $property.Value) { $row[$property.Name] = Plain $property.Value ($depth + 1) }
  }
  return $row
}
# The named properties of an object, and no others.
function Pick($object, [string[]] $names) {
  $row = [ordered]@{}
  if ($null -eq $object) { return $row }
  foreach ($name in $names) {
    $value = Plain ($object.$name)
    if ($null -ne $value) { $row[$name] = $value }
  }
  return $row
}

$notRead = New-Object System.Collections.ArrayList
# A host that does not answer a query must not stop the others.
function Ask([string] $what, [scriptblock] $query) {
  $found = @()
  try { $found = @(& $query | Where-Object { $null -ne $_ } | ForEach-Object { Plain $_ }) }
  catch { [void] $notRead.Add($what) }
  return , $found
}

function HostRow($server, $view) {
  $addresses = @($view.Config.Network.Pnic | ForEach-Object { $_.Pci })
  $config = [ordered]@{
    Product = Pick $view.Config.Product @('Version', 'Build')
    Network = Plain $view.Config.Network
    VirtualNicManagerInfo = [ordered]@{
      NetConfig = @($view.Config.VirtualNicManagerInfo.NetConfig | Where-Object { $null -ne $_ } |
        ForEach-Object { Pick $_ @('NicType', 'SelectedVnic') })
    }
    PciPassthruInfo = @($view.Config.PciPassthruInfo | Where-Object { $_.Id -in $addresses } |
      ForEach-Object { Pick $_ @('Id', 'SriovEnabled') })
    Option = Ask "$($view.Name): Net.BlockGuestBPDU" {
      (Get-View -Server $server -Id $view.ConfigManager.AdvancedOption).QueryOptions('Net.BlockGuestBPDU')
    }
  }
  $hardware = [ordered]@{
    MemorySize = $view.Hardware.MemorySize
    SystemInfo = Pick $view.Hardware.SystemInfo @('Vendor', 'Model')
    PciDevice = @($view.Hardware.PciDevice | Where-Object { $_.Id -in $addresses } |
      ForEach-Object { Pick $_ @('Id', 'VendorName', 'DeviceName', 'PhysicalSlot') })
  }
  $row = [ordered]@{
    MoRef = Plain $view.MoRef
    Name = $view.Name
    Parent = Plain $view.Parent
    Config = $config
    Hardware = $hardware
  }
  $adapters = @($view.Config.StorageDevice.HostBusAdapter |
    Where-Object { $_ -is [VMware.Vim.HostInternetScsiHba] } | ForEach-Object { $_.Device })
  $row['IscsiPorts'] = @(foreach ($adapter in $adapters) {
    $ports = Ask "$($view.Name): iSCSI port binding of $adapter" {
      (Get-View -Server $server -Id $view.ConfigManager.IscsiManager).QueryBoundVnics($adapter) |
        Select-Object -Property VnicDevice, PnicDevice
    }
    foreach ($port in $ports) { $port }
  })
  if (-not $SkipNeighbors) {
    $row['NetworkHints'] = Ask "$($view.Name): CDP and LLDP" {
      $devices = [string[]] @($view.Config.Network.Pnic | ForEach-Object { $_.Device })
      (Get-View -Server $server -Id $view.ConfigManager.NetworkSystem).QueryNetworkHint($devices) |
        Select-Object -Property Device, ConnectedSwitchPort, LldpInfo
    }
  }
  return $row
}

function SwitchRow($view) {
  $config = Pick $view.Config @('Uuid', 'Name', 'MaxMtu', 'UplinkPortPolicy', 'UplinkPortgroup',
    'LinkDiscoveryProtocolConfig', 'LacpApiVersion', 'LacpGroupConfig', 'PvlanConfig',
    'NetworkResourceManagementEnabled', 'NetworkResourceControlVersion',
    'InfrastructureTrafficResourceConfig', 'HealthCheckConfig', 'DefaultPortConfig')
  $config['ProductInfo'] = Pick $view.Config.ProductInfo @('Version')
  return [ordered]@{ MoRef = Plain $view.MoRef; Name = $view.Name; Config = $config }
}

function PortGroupRow($view) {
  $config = Pick $view.Config @('Key', 'Name', 'NumPorts', 'DistributedVirtualSwitch', 'Type',
    'AutoExpand', 'Uplink', 'BackingType', 'Policy', 'DefaultPortConfig')
  return [ordered]@{ MoRef = Plain $view.MoRef; Name = $view.Name; Config = $config; Tag = Plain $view.Tag }
}

function ClusterRow($view) {
  $settings = [ordered]@{
    DasConfig = Pick $view.ConfigurationEx.DasConfig @('Enabled')
    DrsConfig = Pick $view.ConfigurationEx.DrsConfig @('Enabled')
    VsanConfigInfo = Pick $view.ConfigurationEx.VsanConfigInfo @('Enabled')
  }
  return [ordered]@{ MoRef = Plain $view.MoRef; Name = $view.Name; ConfigurationEx = $settings }
}

function VMRow($view) {
  $cards = @($view.Config.Hardware.Device | Where-Object { $_ -is [VMware.Vim.VirtualEthernetCard] } |
    ForEach-Object {
      $card = Pick $_ @('MacAddress', 'Backing', 'ResourceAllocation')
      $card['_typeName'] = $_.GetType().Name
      $card['DeviceInfo'] = Pick $_.DeviceInfo @('Label')
      $card['Connectable'] = Pick $_.Connectable @('Connected', 'StartConnected')
      $card
    })
  $config = Pick $view.Config @('Template', 'GuestFullName', 'InstanceUuid', 'MigrateEncryption')
  $config['Hardware'] = [ordered]@{ MemoryMB = $view.Config.Hardware.MemoryMB; Device = $cards }
  return [ordered]@{
    MoRef = Plain $view.MoRef
    Name = $view.Name
    Runtime = Pick $view.Runtime @('Host', 'PowerState', 'FaultToleranceState')
    Config = $config
  }
}

function Views($server, [string] $type, [string[]] $properties) {
  return @(Get-View -Server $server -ViewType $type -Property $properties)
}

$servers = @($global:DefaultVIServers | Where-Object { $_.IsConnected })
if ($servers.Count -eq 0) { throw 'Not connected. Run Connect-VIServer first.' }
$all = @(foreach ($server in $servers) {
  Write-Host "Reading $($server.Name)"
  $hosts = @(Views $server 'HostSystem' @('Name', 'Parent', 'ConfigManager', 'Config.Product',
    'Config.Network', 'Config.VirtualNicManagerInfo', 'Config.PciPassthruInfo',
    'Config.StorageDevice.HostBusAdapter', 'Hardware.MemorySize', 'Hardware.SystemInfo',
    'Hardware.PciDevice') | ForEach-Object { Write-Host "  $($_.Name)"; HostRow $server $_ })
  $one = [ordered]@{
    Name = $server.Name
    InstanceUuid = "$($server.InstanceUuid)"
    Hosts = $hosts
    Switches = @(Views $server 'DistributedVirtualSwitch' @('Name', 'Config') |
      ForEach-Object { SwitchRow $_ })
    PortGroups = @(Views $server 'DistributedVirtualPortgroup' @('Name', 'Config', 'Tag') |
      ForEach-Object { PortGroupRow $_ })
    Clusters = @(Views $server 'ClusterComputeResource' @('Name', 'ConfigurationEx') |
      ForEach-Object { ClusterRow $_ })
  }
  if (-not $SkipVMs) {
    $one['VMs'] = @(Views $server 'VirtualMachine' @('Name', 'Runtime.Host', 'Runtime.PowerState',
      'Runtime.FaultToleranceState', 'Config.Template', 'Config.GuestFullName',
      'Config.InstanceUuid', 'Config.MigrateEncryption', 'Config.Hardware.MemoryMB',
      'Config.Hardware.Device') | ForEach-Object { VMRow $_ })
  }
  $one
})

$out = [ordered]@{
  Collector = '${collectorMark}'
  Version = '1'
  Taken = (Get-Date).ToString('yyyy-MM-dd')
  VCenters = $all
  NotRead = @($notRead)
}
$json = ConvertTo-Json -InputObject $out -Depth 40 -Compress
$full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
[System.IO.File]::WriteAllText($full, $json, (New-Object System.Text.UTF8Encoding $false))
Write-Host "Written: $full"
`;
