/** A key or chord, written as people read it: `Ctrl+K`. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <kbd className="rounded border border-line bg-raised px-1 font-mono text-2xs text-ink-soft">
    {keys}
  </kbd>
);
