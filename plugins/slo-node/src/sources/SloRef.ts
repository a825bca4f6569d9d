/** Which SLO of which catalog entity. @public */
export interface SloRef {
  /** Full entity ref in lower case, such as `component:default/checkout`. */
  entityRef: string;
  /** Unique within the entity. */
  name: string;
}
