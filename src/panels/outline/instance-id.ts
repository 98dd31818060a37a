/** A host's part of a distributed switch, as the canvas and the edits call it: `d1@h1`. */
export const instanceId = (switchId: string, hostId: string): string => `${switchId}@${hostId}`;
