import type { Estate, FoundCluster } from '../estate';
import { emptyEstate, type ImportProblem } from '../estate';
import { inside, isListed, type Part, parts, text, texts, whole } from '../json-parts';
import { said } from '../written';
import {
  distributedSwitch,
  portGroup,
  type VcfNetwork,
  type VcfSwitch,
  type Wire,
} from './distributed';
import { foundHost, foundNetworks, groupsWithAdapters, type TypedGroup } from './host';
import { networkOf, overlayNetwork } from './networks';
import { isSameType, purposeOf } from './traffic';

/** A specification that builds the first domain: `dvsSpecs`, `networkSpecs`, `hostSpecs` (VCF 4 to 9). */
export const isBringUp = (spec: Part): boolean =>
  isListed(spec, 'dvsSpecs') && (isListed(spec, 'hostSpecs') || isListed(spec, 'networkSpecs'));

const wiresOf = (spec: Part): readonly Wire[] => {
  const mapped = parts(spec, 'vmnicsToUplinks', 'vmnicMapping')
    .slice(0, 128)
    .flatMap((one) => {
      const nic = text(one, 'id', 'vmnic');
      return nic === undefined ? [] : [{ nic, uplink: text(one, 'uplink') }];
    });
  // VCF 4 and 5 only list the NICs; VCF 9 keeps the list beside the mapping.
  return mapped.length > 0
    ? mapped
    : texts(spec, 'vmnics')
        .slice(0, 128)
        .map((nic) => ({ nic, uplink: undefined }));
};

export const clusterFacts = (spec: Part | undefined): Partial<FoundCluster> => {
  const vsan = inside(spec, 'vsanSpec', 'vsanDatastoreSpec');
  const isEsa = `${inside(vsan, 'esaConfig')?.fields.get('enabled')}` === 'true';
  return vsan === undefined
    ? {}
    : { storageProtocols: ['vsan'], ...(isEsa ? { vsan: 'esa' as const } : {}) };
};

export const bringUpEstate = (spec: Part, file: string): Estate => {
  const problems: ImportProblem[] = [];
  const problem = (place: string, message: string) => problems.push({ file, place, message });
  const networks = parts(spec, 'networkSpecs')
    .slice(0, 500)
    .flatMap((one) => {
      const network = networkOf(one);
      if (network === undefined) problem(one.place, 'A network without a type was left out.');
      return network === undefined ? [] : [{ network, spec: one }];
    });
  const nsx = inside(spec, 'nsxtSpec');
  const transportVlan = whole(nsx, [0, 4094], 'transportVlanId');
  const named = parts(spec, 'dvsSpecs')
    .slice(0, 64)
    .flatMap((one): VcfSwitch[] => {
      const name = text(one, 'dvsName', 'name');
      if (name === undefined)
        problem(one.place, 'A distributed switch without a name was left out.');
      return name === undefined ? [] : [{ spec: one, name, wires: wiresOf(one) }];
    });
  const clusterName = text(inside(spec, 'clusterSpec'), 'clusterName');
  const groups: TypedGroup[] = [];
  const switches = named.map((on) => {
    const own = texts(on.spec, 'networks')
      .slice(0, 500)
      .flatMap((type) => {
        const found = networks.find(({ network }) => isSameType(network.type, type));
        if (found === undefined) {
          problem(
            on.spec.place,
            `The network ${type} of ${on.name} is not described; it was left out.`,
          );
          return [];
        }
        const name = text(found.spec, 'portGroupKey') ?? `${on.name}-${purposeOf(type).title}`;
        const group = portGroup(name, type, found.network, found.spec);
        groups.push({ type, group, switchName: on.name, mtuBytes: found.network.mtuBytes });
        return [group];
      });
    return { on, wires: on.wires, ...distributedSwitch(on, own) };
  });
  const withAdapters = groupsWithAdapters(groups);
  const hosts = parts(spec, 'hostSpecs').flatMap((one, i) => {
    const name = text(one, 'hostname', 'hostName') ?? `Host ${i + 1}`;
    return [foundHost(name, clusterName, undefined, switches, withAdapters, one)];
  });
  const overlay: VcfNetwork | undefined = overlayNetwork(
    transportVlan,
    parts(nsx, 'ipAddressPoolSpec'),
  );
  const version = text(spec, 'version');
  return {
    ...emptyEstate({ kind: 'vcf', files: [file], ...said({ version }) }),
    clusters:
      clusterName === undefined
        ? []
        : [
            {
              key: clusterName,
              name: clusterName,
              platform: 'vsphere',
              ...clusterFacts(spec),
              ...clusterFacts(inside(spec, 'datastoreSpec')),
            },
          ],
    hosts,
    distributedSwitches: switches.map(({ found }) => found),
    networks: foundNetworks([
      ...networks.map(({ network }) => network),
      ...(overlay === undefined ? [] : [overlay]),
    ]),
    problems,
  };
};
