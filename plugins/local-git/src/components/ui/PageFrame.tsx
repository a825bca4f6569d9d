import { REPOSITORY_PAGES_PATH } from '@causeway/plugin-local-git-common';
import {
  PageFrame as Frame,
  Trail,
  useDocumentTitle,
  type TrailEntry,
} from '@causeway/plugin-ui-react';
import type { ReactNode } from 'react';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  title: string;
  /** What the title shows, if not just its text. */
  heading?: ReactNode;
  /** Pages between the list of repositories and this one; absent on the list itself. */
  trail?: TrailEntry[];
  /** Below the title. */
  summary?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of the Git host: where it is, what it is, what can be done. */
export const PageFrame = (props: PageFrameProps) => {
  const { title, heading, trail, summary, actions, children } = props;
  useDocumentTitle(
    title,
    ...[...(trail ?? [])].reverse().map(({ label }) => label),
  );
  return (
    <Frame
      above={
        trail && (
          <Trail
            entries={[
              { label: 'Repositories', to: REPOSITORY_PAGES_PATH },
              ...trail,
            ]}
          />
        )
      }
      title={heading ?? title}
      below={summary}
      actions={actions}
    >
      {children}
    </Frame>
  );
};
