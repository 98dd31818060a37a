import { useEffect } from 'react';
import { useEditorState } from '../editor/use-editor';

/** Puts the chosen theme on the document; "system" follows the system, also while it changes. */
export const useTheme = () => {
  const theme = useEditorState((s) => s.view.theme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme =
        theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
};
