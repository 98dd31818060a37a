import { type Estate, emptyEstate, type FoundHost, type SourceKind } from './estate';

/** A host with nothing in it but what is given. */
export const foundHost = (name: string, more: Partial<FoundHost> = {}): FoundHost => ({
  name,
  nics: [],
  switches: [],
  memberships: [],
  portGroups: [],
  adapters: [],
  vms: [],
  ...more,
});

/** What one source says in one file. */
export const foundEstate = (
  kind: SourceKind,
  file: string,
  more: Partial<Estate>,
  taken?: string,
): Estate => ({
  ...emptyEstate({ kind, files: [file], ...(taken === undefined ? {} : { taken }) }),
  ...more,
});
