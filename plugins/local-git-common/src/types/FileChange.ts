/** A file to write, or (with `delete`) to remove, in a commit made through the API. @public */
export type FileChange =
  | {
      /** Path inside the repository, `/` between segments, no leading slash. */
      path: string;
      content: string;
      /** How `content` is written; `utf-8` by default. */
      encoding?: 'utf-8' | 'base64';
      executable?: boolean;
      delete?: false;
    }
  | {
      path: string;
      delete: true;
    };
