import type { Feasibility } from '../maths';

/** Whether the dependencies of a service allow its objectives. @public */
export interface ServiceFeasibility {
  entityRef: string;
  slos: (Feasibility & { name: string; objective: number })[];
}
