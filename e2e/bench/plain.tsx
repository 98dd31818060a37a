import '@xyflow/react/dist/style.css';
import {
  Background,
  Controls,
  ReactFlow,
  type ReactFlowInstance,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import { sixPort } from '../../src/templates/six-port';
import { plainElements } from './plain-elements';
import './bench.css';
import { countFrames, hostsWanted, settle } from './stopwatch';

const { nodes: firstNodes, edges: firstEdges } = plainElements(sixPort({ hosts: hostsWanted() }));
const onlyVisible = new URLSearchParams(location.search).has('visible');
let flow: ReactFlowInstance | undefined;

/** As in the library's own first example. */
const Plain = () => {
  const [nodes, , onNodesChange] = useNodesState(firstNodes);
  const [edges, , onEdgesChange] = useEdgesState(firstEdges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onInit={(instance) => {
        flow = instance;
      }}
      onlyRenderVisibleElements={onlyVisible}
      panOnScroll
      minZoom={0.01}
      fitView
    >
      <Background />
      <Controls />
    </ReactFlow>
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('no root');

window.bench = {
  elements: firstNodes.length + firstEdges.length,
  open: () => settle(() => createRoot(root).render(<Plain />)),
  zoom: (to) => void (to === 'fit' ? flow?.fitView() : flow?.zoomTo(to)),
  showFirst: () => {
    const first = flow?.getNode('h1');
    if (first === undefined) return;
    void flow?.setCenter(first.position.x + 200, first.position.y + 100, { zoom: 1 });
  },
  frames: countFrames(),
};
