/** Id of the plugin that serves the embedded Git host, and so of its API under `/api/local-git`. @public */
export const LOCAL_GIT_PLUGIN_ID = 'local-git';

/** The event topic on which every accepted change of a ref is announced; the payload is a {@link PushEvent}. @public */
export const LOCAL_GIT_PUSH_TOPIC = 'local-git.push';

/** The event topic for repositories being made or deleted; the payload is a {@link RepositoryEvent}. @public */
export const LOCAL_GIT_REPOSITORY_TOPIC = 'local-git.repository';

/** The event topic for change proposals; the payload is a {@link ProposalEvent}. @public */
export const LOCAL_GIT_PROPOSAL_TOPIC = 'local-git.proposal';

/** What every personal token begins with, so that scanners and people recognise one. @public */
export const LOCAL_GIT_TOKEN_PREFIX = 'cwgit_';

/** Branch that a new repository gets when nobody says otherwise. @public */
export const DEFAULT_BRANCH = 'main';

/** Path in the web app under which repository pages live. @public */
export const REPOSITORY_PAGES_PATH = '/repositories';

/** Annotation on catalog entities that names their repository in the embedded host as `<owner>/<name>`. @public */
export const LOCAL_GIT_REPOSITORY_ANNOTATION =
  'causeway.dev/local-git-repository';
