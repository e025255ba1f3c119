/**
 * Where the pods of a workload may run relative to each other: over the zones as evenly as they can (nodes without the
 * zone's label count as none), and over the nodes.
 *
 * @param selector what selects the pods
 * @param nodes `own`: a pod stays pending rather than share a node while another has fewer, because each keeps one of
 *   several copies of the same data. `even`: it may share one if there is no other.
 */
export const spreadConstraints = (selector: object, nodes: 'own' | 'even') => [
  {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: selector,
  },
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: nodes === 'own' ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: selector,
  },
];
