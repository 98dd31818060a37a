import type { Infrastructure } from '../../analysis/lots';
import type { Example } from '../../lint/rule';
import { build } from '../../model/build';
import { serviceOf } from './shared-l2.examples';

type UplinkExample = Example<'shared' | 'crossing'>;

const host = (nicCount: number) => {
  const b = build();
  const esx = b.host('esx01');
  const nics = Array.from({ length: nicCount }, (_, i) => esx.nic(`vmnic${i}`));
  return { b, esx, nics };
};

const other = (traffic: Infrastructure): Infrastructure =>
  traffic === 'migration' ? 'management' : 'migration';

const together: UplinkExample['design'] = () => {
  const { b, esx, nics } = host(2);
  const vswitch = esx.switch('vSwitch0', nics);
  esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
  return b.done;
};

/** The class on vmnic0 with vmnic1 in reserve, another class the other way round. */
const crossed = (traffic: Infrastructure): UplinkExample['design'] => {
  return () => {
    const { b, esx, nics } = host(2);
    const [first = '', second = ''] = nics;
    const vswitch = esx.switch('vSwitch0', nics);
    const order = (active: string, standby: string) => ({
      teaming: { active: [active], standby: [standby] },
    });
    const own = esx.portGroup(vswitch, 'Own', 10, order(first, second));
    const theirs = esx.portGroup(vswitch, 'Other', 20, order(second, first));
    esx.adapter('vmk0', own, [serviceOf[traffic]]);
    esx.adapter('vmk1', theirs, [serviceOf[other(traffic)]]);
    return b.done;
  };
};

export const uplinkExamples = (
  traffic: Infrastructure,
): { bad: UplinkExample[]; good: UplinkExample[] } => ({
  bad: [
    {
      title: 'On the uplinks of the VMs',
      design: () => {
        const { b, esx, nics } = host(2);
        const vswitch = esx.switch('vSwitch0', nics);
        esx.adapter('vmk0', esx.portGroup(vswitch, 'Own', 10), [serviceOf[traffic]]);
        esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
        return b.done;
      },
      finds: [['shared', 'h1.k1', 'h1.n1', 'h1.n2']],
    },
    {
      title: 'Three uplinks, and a third class on them',
      design: () => {
        const { b, esx, nics } = host(3);
        const vswitch = esx.switch('vSwitch0', nics);
        esx.adapter('vmk0', esx.portGroup(vswitch, 'Own', 10), [serviceOf[traffic]]);
        esx.adapter('vmk1', esx.portGroup(vswitch, 'Other', 20), [serviceOf[other(traffic)]]);
        esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
        return b.done;
      },
      finds: [['shared', 'h1.k1', 'h1.n1', 'h1.n2', 'h1.n3']],
    },
    {
      title: 'Active and standby crossed: apart until a NIC fails',
      design: crossed(traffic),
      finds: [['crossing', 'h1.k1', 'h1.n1', 'h1.n2']],
    },
    {
      title: 'One standby uplink for two classes: apart until both active ones fail',
      design: () => {
        const { b, esx, nics } = host(3);
        const [first = '', second = '', spare = ''] = nics;
        const vswitch = esx.switch('vSwitch0', nics);
        const own = esx.portGroup(vswitch, 'Own', 10, {
          teaming: { active: [first], standby: [spare] },
        });
        const prod = esx.portGroup(vswitch, 'Production', 100, {
          teaming: { active: [second], standby: [spare] },
        });
        esx.adapter('vmk0', own, [serviceOf[traffic]]);
        esx.vm('web', prod);
        return b.done;
      },
      finds: [['crossing', 'h1.k1', 'h1.n1', 'h1.n2', 'h1.n3']],
    },
  ],
  good: [
    {
      title: 'A switch and a NIC of its own',
      design: () => {
        const { b, esx, nics } = host(3);
        const [first = '', ...rest] = nics;
        const own = esx.portGroup(esx.switch('vSwitch0', [first]), 'Own', 10);
        esx.adapter('vmk0', own, [serviceOf[traffic]]);
        esx.vm('web', esx.portGroup(esx.switch('vSwitch1', rest), 'Production', 100));
        return b.done;
      },
    },
    {
      title: 'One switch, but the uplinks of the others are unused',
      design: () => {
        const { b, esx, nics } = host(2);
        const [first = '', second = ''] = nics;
        const vswitch = esx.switch('vSwitch0', nics);
        const own = esx.portGroup(vswitch, 'Own', 10, { teaming: { active: [first] } });
        const prod = esx.portGroup(vswitch, 'Production', 100, { teaming: { active: [second] } });
        esx.adapter('vmk0', own, [serviceOf[traffic]]);
        esx.vm('web', prod);
        return b.done;
      },
    },
    {
      title: 'Two adapters of the class share their own uplinks',
      design: () => {
        const { b, esx, nics } = host(2);
        const vswitch = esx.switch('vSwitch0', nics);
        for (const name of ['vmk0', 'vmk1']) {
          esx.adapter(name, esx.portGroup(vswitch, name, 10), [serviceOf[traffic]]);
        }
        return b.done;
      },
    },
    { title: 'A class that the host does not have', design: together },
  ],
});
