import { defineConfig } from 'vite';

/**
 * What runs without a browser, each as one file that needs nothing beside Node: the command line,
 * and with `--mode library` what other programs import.
 */
export default defineConfig(({ mode }) => {
  const isLibrary = mode === 'library';
  return {
    // The web app's public files are not the command line's.
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: isLibrary ? 'src/cli/library.ts' : 'src/cli/main.ts',
      outDir: isLibrary ? 'dist/library' : 'dist/cli',
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        output: {
          entryFileNames: isLibrary ? 'index.js' : 'vswitchboard.js',
          ...(isLibrary ? {} : { banner: '#!/usr/bin/env node' }),
          codeSplitting: false,
        },
      },
    },
  };
});
