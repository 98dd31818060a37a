import type { View } from '../editor';
import { type Command, hasSelection, isOpen } from './command';

const zoomStep = 1.25;
const themes: readonly View['theme'][] = ['light', 'dark', 'system'];

const panel = (
  id: string,
  title: string,
  name: 'outlineOpen' | 'inspectorOpen' | 'findingsOpen',
): Command => ({
  id,
  title,
  group: 'View',
  keywords: ['panel', 'toggle', 'show', 'hide'],
  when: isOpen,
  run: (editor) => editor.show({ [name]: !editor.store.getState().view[name] }),
});

/** How it is looked at. */
export const viewCommands: readonly Command[] = [
  {
    id: 'fit',
    title: 'Fit all',
    group: 'View',
    keywords: ['zoom', 'overview'],
    shortcut: 'Shift+1',
    when: isOpen,
    run: (editor) => editor.ask({ look: 'all' }),
  },
  {
    id: 'fit-selection',
    title: 'Fit the selection',
    group: 'View',
    keywords: ['zoom'],
    shortcut: 'Shift+2',
    onElement: true,
    when: hasSelection,
    run: (editor) => editor.ask({ look: 'at', ids: editor.store.getState().selection }),
  },
  {
    id: 'zoom-100',
    title: 'Zoom to 100 %',
    group: 'View',
    shortcut: 'Mod+0',
    when: isOpen,
    run: (editor) => editor.ask({ look: 'zoom', to: 1 }),
  },
  {
    id: 'zoom-in',
    title: 'Zoom in',
    group: 'View',
    shortcut: 'Plus =',
    when: isOpen,
    run: (editor) => editor.ask({ look: 'zoomBy', factor: zoomStep }),
  },
  {
    id: 'zoom-out',
    title: 'Zoom out',
    group: 'View',
    shortcut: '-',
    when: isOpen,
    run: (editor) => editor.ask({ look: 'zoomBy', factor: 1 / zoomStep }),
  },
  panel('toggle-outline', 'Show or hide the outline', 'outlineOpen'),
  panel('toggle-inspector', 'Show or hide the inspector', 'inspectorOpen'),
  panel('toggle-findings', 'Show or hide the findings', 'findingsOpen'),
  {
    id: 'toggle-snap',
    title: 'Snap to the grid, or not',
    group: 'View',
    when: isOpen,
    run: (editor) => editor.show({ snap: !editor.store.getState().view.snap }),
  },
  {
    id: 'toggle-heat',
    title: 'Utilisation on the wires, or not',
    group: 'View',
    keywords: ['heat', 'load', 'capacity', 'bandwidth', 'demand', 'full', 'percent'],
    shortcut: 'H',
    when: isOpen,
    run: (editor) => {
      const heat = !editor.store.getState().view.heat;
      editor.show({ heat });
      editor.announce(heat ? 'Utilisation is shown on the wires' : 'Utilisation is hidden');
    },
  },
  ...themes.map(
    (theme): Command => ({
      id: `theme-${theme}`,
      title:
        theme === 'system'
          ? 'Theme of the system'
          : `${theme === 'light' ? 'Light' : 'Dark'} theme`,
      group: 'View',
      keywords: ['theme', 'colours', 'mode'],
      when: (state) => state.view.theme !== theme,
      run: (editor) => editor.show({ theme }),
    }),
  ),
];
