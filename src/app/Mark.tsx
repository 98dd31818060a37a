/** The mark of the app: two uplinks that cross into one switch. */
export const Mark = () => (
  <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className="shrink-0">
    <rect width="22" height="22" rx="6" fill="var(--c-accent-fill)" />
    <path
      d="M4.5 7.5h3.2c3.4 0 3.2 7 6.6 7h3.2M4.5 14.5h3.2M14.3 7.5h3.2"
      fill="none"
      stroke="var(--c-on-accent)"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
  </svg>
);
