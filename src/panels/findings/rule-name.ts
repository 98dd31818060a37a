/** The part of a rule's id that tells it apart; the group before it says nothing that its words do not. */
export const shortRule = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
