import '../../src/app/app.css';
import { createRoot } from 'react-dom/client';
import { Canvas } from '../../src/canvas/Canvas';
import { createEditor } from '../../src/editor/create-editor';
import { EditorProvider } from '../../src/editor/use-editor';
import { elements } from '../../src/model/kinds';
import { rules } from '../../src/rules/index';
import { sixPort } from '../../src/templates/six-port';
import './bench.css';
import { countFrames, hostsWanted, settle } from './stopwatch';

const design = sixPort({ hosts: hostsWanted() });
const editor = createEditor({ rules, now: () => performance.now() });
const root = document.getElementById('root');
if (root === null) throw new Error('no root');

window.bench = {
  elements: [...elements(design)].length,
  // Checking and laying out the design are part of it: plain React Flow is handed its positions.
  open: () =>
    settle(() => {
      editor.open(design, { id: 'bench' });
      createRoot(root).render(
        <EditorProvider editor={editor}>
          <Canvas />
        </EditorProvider>,
      );
    }),
  zoom: (to) => editor.ask(to === 'fit' ? { look: 'all' } : { look: 'zoom', to }),
  showFirst: () => editor.reveal(['h1']),
  frames: countFrames(),
};
