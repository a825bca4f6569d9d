/** One sort of files and where they lie. @public */
export interface ServiceFileSet {
  /** Name that {@link ServiceFile.sets} says, `slo` or `policy`. */
  name: string;
  /**
   * Annotation with comma-separated patterns: relative to the entity's folder, or from the root of the repository with a
   * leading slash. `none` says that the entity has no such files.
   */
  annotation: string;
  /** Patterns for entities without the annotation. That they match nothing is no problem. */
  defaultPatterns: string[];
  /** Endings that files must have, `['.yaml', '.yml']`: so that an annotation can't have other files read. */
  extensions: string[];
}
