import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface SectionBoxProps {
  readonly name: string;
  readonly title: string;
  /** Values stated in it: shown while it is folded. */
  readonly stated: number;
  /** Unfolded as long as the person has not said otherwise. */
  readonly open: boolean;
  readonly children: ReactNode;
}

// How a person folds sections holds for every element of this session.
const folded = new Map<string, boolean>();

/** A section of the inspector that folds away. */
export const SectionBox = ({ name, title, stated, open, children }: SectionBoxProps) => {
  const [isOpen, setIsOpen] = useState(folded.get(name) ?? open);
  return (
    <section className="border-line border-t">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          className="panel-title flex min-h-8 w-full items-center gap-1 px-4 text-start hover:bg-hover"
          onClick={() => {
            folded.set(name, !isOpen);
            setIsOpen(!isOpen);
          }}
        >
          <ChevronRight
            size={12}
            aria-hidden="true"
            className={isOpen ? '-ml-3.5 rotate-90' : '-ml-3.5'}
          />
          <span className="flex-1">{title}</span>
          {!isOpen && stated > 0 && (
            <span className="font-normal normal-case tracking-normal">{stated} stated</span>
          )}
        </button>
      </h3>
      {isOpen && <div className="flex flex-col gap-1.5 px-4 pb-3">{children}</div>}
    </section>
  );
};
