import type { Paint } from '../layout/scene';

/** The paints as colours for a canvas 2D, read from the page once per theme. */
let colours = new Map<Paint, string>();
let styles: CSSStyleDeclaration | undefined;

export const colourOf = (paint: Paint): string => {
  if (paint === 'none') return 'transparent';
  let colour = colours.get(paint);
  if (colour === undefined) {
    styles ??= getComputedStyle(document.documentElement);
    colour = styles.getPropertyValue(`--p-${paint}`).trim() || 'gray';
    colours.set(paint, colour);
  }
  return colour;
};

/** Calls back after every change of theme, with the old colours forgotten. */
export const onThemeChange = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(() => {
    colours = new Map();
    listener();
  });
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class'],
  });
  return () => observer.disconnect();
};
