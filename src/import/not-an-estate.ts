import { partOf, parts, text } from './json-parts';
import type { Piece } from './piece';

/**
 * What something is that holds no estate, and what can be done: a sentence for people. Undefined
 * for what is not known either. Asked once no reader has claimed a piece.
 */
export const notAnEstate = (piece: Piece): string | undefined =>
  piece.kind === 'json'
    ? ofJson(piece.value)
    : piece.kind === 'text'
      ? ofText(piece.text)
      : undefined;

const has = (
  part: { readonly fields: ReadonlyMap<string, unknown> },
  ...names: readonly string[]
) => names.every((name) => part.fields.has(name));

const ofJson = (value: unknown): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  const part = partOf(first);
  if (part === undefined) return undefined;
  const schema = text(part, '$schema') ?? '';
  if (/json-schema\.org/.test(schema) && has(part, 'properties')) {
    return /odin/i.test(`${text(part, '$id')} ${text(part, 'title')}`)
      ? 'It is the JSON Schema of ODIN exports, which says what an export may hold and holds none. In the ODIN Designer choose “Export Configuration” and import that file.'
      : 'It is a JSON Schema: it says what a file may hold and holds no networking itself.';
  }
  if (/deploymentTemplate\.json/i.test(schema))
    return 'It is an ARM template: what it deploys stands in its parameters. Import the parameter file beside it (azuredeploy.parameters.json).';
  if (/deploymentParameters\.json/i.test(schema))
    return 'It is a parameter file of an ARM template, and not of an Azure Local deployment: it has neither an intentList nor nodes.';
  if (has(part, 'meta', 'data'))
    return 'It is an export of the ODIN Sizer, which counts machines and disks and says nothing of networking. Import the export of the ODIN Designer.';
  if (has(part, 'status', 'severity', 'targetresourceid'))
    return 'It is a result of the environment checker of Azure Local: findings, but not the networking they are about. Run the collector script on the nodes.';
  if (
    part.fields.size === 1 &&
    ['info', 'vswitch', 'portgroup', 'port'].some((name) => has(part, name))
  )
    return 'It is an output of govc in which nothing was found: run it against a host that has it, or use govc host.info -json.';
  if (has(part, 'terraformversion', 'resources'))
    return 'It is a Terraform state, which is not read here: it may hold secrets. Import what vCenter says (RVTools, or the collector script).';
  if (parts(part, 'VM').length + parts(part, 'VMHost').length > 0 || has(part, 'vmid', 'vmname'))
    return 'It lists VMs or hosts without their networking. Add the output of Get-VMSwitch, Get-NetAdapter and Get-VMNetworkAdapter, or run the collector script.';
  return undefined;
};

const ofText = (whole: string): string | undefined => {
  const head = whole.slice(0, 20_000);
  if (
    /^\s*using\s+'[^'\n]{1,300}\.bicep'/m.test(head) ||
    /^\s*(?:targetScope\s*=|param\s+\w+\s+(?:string|object|array|int|bool)\b)/m.test(head)
  )
    return 'It is Bicep. Turn it into a JSON parameter file first: az bicep build-params --file FILE.';
  if (
    /^\s*(?:terraform|provider|resource\s+"[^"\n]{1,100}"\s+"[^"\n]{1,100}")\s*(?:"[^"\n]{1,100}"\s*)?\{/m.test(
      head,
    )
  )
    return 'It is a Terraform configuration: what it builds depends on variables and state, so it is not read. Import what is there: RVTools, or the collector script.';
  if (
    /^(?:Name|Device|PortgroupKey): +\S/m.test(head) &&
    /^(?:Virtual switch|Ports Available|DvsUuid|TCP\/IP stack): /m.test(head)
  )
    return 'It is what govc prints for people, and lacks most of it. Run it again with -json and import that.';
  if (/^\s*Name\s+Mac\s+DhcpEnabled\s+IP\s+SubnetMask\b/m.test(head))
    return 'It is a table of PowerCLI, which shows a part of it. Run the vCenter collector script and import the file that it writes.';
  if (
    /\[CmdletBinding\(|^\s*(?:function\s+\w+-\w+|param\s*\()/im.test(head) &&
    /\b(?:Get|New|Set)-\w+/.test(head)
  )
    return 'It is a PowerShell script. Run it on the host and import the file that it writes.';
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?<VisioDocument\b/.test(head))
    return 'It is a Visio drawing as XML: a picture, from which no networking can be read. Import what the hosts themselves say.';
  return undefined;
};
