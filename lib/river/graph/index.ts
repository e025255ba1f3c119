/** Who sends what to whom, and how to draw it. */
export { type Cargo, downstream, type Edge, type Flow, flowOf, isSent } from './flow.ts';
export { mermaid } from './mermaid.ts';
