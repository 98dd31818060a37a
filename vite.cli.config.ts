import { defineConfig } from 'vite';

/** The command line as one file that needs nothing beside Node. */
export default defineConfig({
  // The web app's public files are not the command line's.
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: {
        entryFileNames: 'vswitchboard.js',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
});
