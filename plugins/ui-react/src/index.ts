/**
 * The small parts that the portal's own pages are made of.
 *
 * @packageDocumentation
 */
export { Bone } from './components/Bone';
export { Bones } from './components/Bones';
export { Button, type ButtonProps } from './components/Button';
export { ButtonLink, type ButtonLinkProps } from './components/ButtonLink';
export { CopyButton, type CopyButtonProps } from './components/CopyButton';
export { LoadError, type LoadErrorProps } from './components/LoadError';
export { PageFrame, type PageFrameProps } from './components/PageFrame';
export { PageHeader, type PageHeaderProps } from './components/PageHeader';
export { SearchField, type SearchFieldProps } from './components/SearchField';
export { Segments, type SegmentsProps } from './components/Segments';
export {
  StateMessage,
  type StateMessageProps,
} from './components/StateMessage';
export { Tag, type TagProps } from './components/Tag';
export { Time, type TimeProps } from './components/Time';
export { Trail, type TrailEntry } from './components/Trail';
export { useAction, type Action } from './hooks/useAction';
export { useDocumentTitle } from './hooks/useDocumentTitle';
export { useLate } from './hooks/useLate';
export { useLoaded, type Loaded } from './hooks/useLoaded';
export { errorReason } from './lib/errorReason';
export { joinClasses } from './lib/joinClasses';
export { plural } from './lib/plural';
export { relativeTime } from './lib/relativeTime';
export { default as cardStyles } from './styles/card.module.css';
export { default as fieldStyles } from './styles/field.module.css';
export { default as filterStyles } from './styles/filter.module.css';
export { default as tableStyles } from './styles/table.module.css';
export { default as textStyles } from './styles/text.module.css';
