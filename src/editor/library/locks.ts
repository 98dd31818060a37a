/** One writer per document, over all tabs of this browser. */

export interface Hold {
  readonly release: () => void;
  /** Resolves when another tab took the lock by force; never after `release`. */
  readonly lost: Promise<void>;
}

export interface Locks {
  /** The lock of a document, or undefined while another tab has it. With `steal` it is taken from that tab. */
  readonly hold: (id: string, steal?: boolean) => Promise<Hold | undefined>;
}

/** Web Locks. Where the browser has none (pages that are not served securely) every tab may write, and the revisions keep them apart. */
export const browserLocks = (manager: LockManager | undefined): Locks => ({
  hold: (id, steal = false) => {
    if (manager === undefined) {
      return Promise.resolve({ release: () => {}, lost: new Promise<void>(() => {}) });
    }
    return new Promise((resolve) => {
      let release: () => void = () => {};
      let isReleased = false;
      const held = new Promise<void>((done) => {
        release = () => {
          isReleased = true;
          done();
        };
      });
      let lose: () => void = () => {};
      const lost = new Promise<void>((done) => {
        lose = done;
      });
      manager
        .request(`vswitchboard:${id}`, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(undefined);
            return undefined;
          }
          resolve({ release, lost });
          return held;
        })
        .catch(() => {
          // The request fails when another tab steals the lock, or when the browser refuses locks at all.
          resolve(undefined);
          if (!isReleased) lose();
        });
    });
  },
});

/** What tabs tell each other. */
export interface Message {
  /** `saved`: a design was written; `give`: please write what is open and let go of the lock; `list`: something came or went. */
  readonly what: 'saved' | 'give' | 'list';
  readonly id: string;
}

export interface Channel {
  readonly post: (message: Message) => void;
  /** Messages of other tabs. Returns how to stop. */
  readonly listen: (hear: (message: Message) => void) => () => void;
}

const isMessage = (data: unknown): data is Message => {
  const message = data as Partial<Message> | null;
  return (
    typeof message === 'object' &&
    message !== null &&
    typeof message.id === 'string' &&
    (message.what === 'saved' || message.what === 'give' || message.what === 'list')
  );
};

/** A BroadcastChannel; silence where the browser has none. */
export const browserChannel = (name = 'vswitchboard'): Channel => {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (hear) => {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) hear(data);
      };
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
  };
};
