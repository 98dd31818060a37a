import converged2x25 from './converged-2x25';
import fourPort from './four-port';
import hypervSet from './hyperv-set';
import singleNic from './single-nic';
import sixPort from './six-port';
import type { Template } from './template';

/** Ready designs, in the order people are offered them. */
export const templates: readonly Template[] = [
  sixPort,
  fourPort,
  converged2x25,
  hypervSet,
  singleNic,
];

export const templateById = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);
