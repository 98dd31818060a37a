/** The fixed columns of a host's board and the distances of the plane, in px at zoom 1. */
export const grid = {
  boardWidth: 816,
  headerHeight: 56,
  bottomPad: 18,
  /** A board is never lower, so that its card far out has room for name and stripes. */
  minHeight: 132,
  endpoint: { x: 16, width: 200, height: 26, gap: 6 },
  group: { x: 266, width: 190, height: 30, gap: 10 },
  switch: { x: 500, width: 104, minHeight: 30 },
  nic: { x: 668, width: 148, height: 30, gap: 8 },
  blockGap: 20,
  /** Endpoints of one port group that are drawn one by one; the rest stand as one. */
  endpointsShown: 12,
  /** Port groups of a switch drawn although nothing of the host is on them; more stand as one. */
  spareGroups: 8,
  /** Of those, the last of a host's own switch stay in sight: what somebody has just added. */
  newestGroups: 2,
  /** A host that is like another one: two of these are as wide as a board, with the space between boards. */
  card: {
    width: 388,
    /** Top of its rows, below its name and the line that says which host it is like. */
    top: 90,
    endpoint: { x: 16, width: 200, height: 24, gap: 4 },
    nic: { x: 240, width: 148, height: 24, gap: 4 },
    /** Adapters that are drawn one by one. */
    adaptersShown: 6,
  },
  /** Distance between boards beside each other. */
  between: 40,
  /** Free space around everything that has a place of its own. */
  clear: 32,
} as const;

/** From here on cables are bundled by host and switch, and hosts stand in a grid. */
export const mostHostsWithCables = 6;
