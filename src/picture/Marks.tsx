import { createElement, Fragment, memo } from 'react';
import type { LineStyle, Mark, Paint } from '../layout/scene';
import { dashes } from '../layout/theme';

/** A paint as CSS: the variables that the app makes from `layout/theme`. */
export const paint = (name: Paint | undefined): string =>
  name === undefined || name === 'none' ? 'none' : `var(--p-${name})`;

/** Dashes of a line style; the theme's, as in every other output. */
export const dashOf = (line: LineStyle | undefined): string | undefined =>
  line === undefined ? undefined : dashes[line]?.join(' ');

/** Round ends make dots of the short dashes; on longer ones they would close the gaps. */
export const capOf = (line: LineStyle | undefined): 'round' | undefined =>
  line === 'unused' ? 'round' : undefined;

const MarkShape = ({ mark }: { readonly mark: Mark }) => {
  switch (mark.mark) {
    case 'rect':
      return (
        <rect
          x={mark.rect.x}
          y={mark.rect.y}
          width={mark.rect.width}
          height={mark.rect.height}
          rx={mark.radius}
          fill={paint(mark.fill)}
          stroke={mark.stroke === undefined ? undefined : paint(mark.stroke)}
          strokeWidth={mark.strokeWidth}
        />
      );
    case 'path':
      return (
        <path
          d={mark.d}
          fill={paint(mark.fill)}
          stroke={mark.stroke === undefined ? undefined : paint(mark.stroke)}
          strokeWidth={mark.strokeWidth}
          strokeDasharray={dashOf(mark.line)}
          strokeLinecap={capOf(mark.line)}
        />
      );
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.weight ?? 400}
          className={mark.mono === true ? 'font-mono' : undefined}
          textAnchor={mark.anchor}
          fill={paint(mark.fill)}
          transform={
            mark.rotate === undefined ? undefined : `rotate(${mark.rotate} ${mark.x} ${mark.y})`
          }
        >
          {mark.text}
        </text>
      );
  }
};

/** The marks of one group, as the scene says, nothing added. */
export const Marks = memo(({ marks }: { readonly marks: readonly Mark[] }) =>
  // Marks have no identity of their own: handed over as arguments they need no keys.
  createElement(Fragment, null, ...marks.map((mark) => createElement(MarkShape, { mark }))),
);
