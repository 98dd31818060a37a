import type { Skipped } from './estate';

/**
 * Templates of VMs, by their count: vSphere cannot power them on, so they load and reach nothing;
 * their host is only where their files are registered. A clone of one comes as a VM.
 */
export const templatesLeftOut = (count: number): readonly Skipped[] =>
  count === 0
    ? []
    : [
        {
          what: 'Templates of VMs',
          why: 'They cannot run and send nothing. A port group that only templates are on has nothing on it in the design.',
          count,
        },
      ];
