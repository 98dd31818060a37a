import address from './worker?worker&url';

/** Trusted Types, where the browser has them; the DOM's types do not know them yet. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The one policy that the page allows (vite.config.ts): it knows one address, that of our own worker. */
const policy = window.trustedTypes?.createPolicy('vswitchboard-worker', {
  createScriptURL: (url) => {
    if (url !== address) throw new TypeError('only the import worker may be started');
    return url;
  },
});

export const startWorker = (): Worker =>
  new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'import' });
