/** Stand-in until badges land. */
export const Badges = () => null;
