/** How our own collector marks what it writes, and by what the reader knows it (`collector-script.ts`). */
export const collectorMark = 'vSwitchboard Hyper-V collector';
