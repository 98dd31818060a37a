/** The browser's small storage, or undefined where it may not be used (private windows, blocked cookies). */
export const keptStorage = (): Storage | undefined => {
  try {
    const storage = window.localStorage;
    storage.getItem('vswitchboard.view');
    return storage;
  } catch {
    return undefined;
  }
};
