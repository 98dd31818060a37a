const words = { error: 'Error', warning: 'Warning', info: 'Info' } as const;
const colours = { error: 'text-error', warning: 'text-warning', info: 'text-info' } as const;

/** Each severity has its own shape, so that it reads without colour: disc, triangle, square. */
export const SeverityMark = ({
  severity,
  size = 12,
  labelled = true,
}: {
  readonly severity: keyof typeof words;
  readonly size?: number;
  /** False where the word stands beside it. */
  readonly labelled?: boolean;
}) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 12 12"
    role={labelled ? 'img' : 'presentation'}
    aria-hidden={!labelled}
    aria-label={words[severity]}
    className={`shrink-0 ${colours[severity]}`}
  >
    {severity === 'error' ? (
      <circle cx="6" cy="6" r="5" fill="currentcolor" />
    ) : severity === 'warning' ? (
      <path d="M6 .9 11.4 10.8H.6Z" fill="currentcolor" strokeLinejoin="round" />
    ) : (
      <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" fill="currentcolor" />
    )}
  </svg>
);
