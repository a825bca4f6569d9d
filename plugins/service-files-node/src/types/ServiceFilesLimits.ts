/** What is read at most. What goes beyond is left out and said as a problem. @public */
export interface ServiceFilesLimits {
  /** Bytes of one file; 262,144 by default. */
  fileBytes: number;
  /** Files of one entity; 200 by default. */
  files: number;
  /** Bytes of all files of an entity; 2 MiB by default. */
  entityBytes: number;
  /** Bytes of all files of all entities of one repository; 64 MiB by default. */
  repositoryBytes: number;
  /** Segments of a path, the file's name included; 16 by default. */
  pathDepth: number;
  /** Patterns in one annotation; 20 by default. */
  patterns: number;
}
