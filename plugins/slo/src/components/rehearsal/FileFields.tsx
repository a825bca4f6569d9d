import { fieldStyles, textStyles } from '@causeway/plugin-ui-react';
import { useId } from 'react';
import ui from '../ui/ui.module.css';
import styles from './rehearsal.module.css';

/** Props of {@link FileFields}. */
export interface FileFieldsProps {
  /** Files that the service has. */
  paths: string[];
  path: string;
  content: string;
  /** What there is to know about where the content is from. */
  note: string;
  onPath(path: string): void;
  onContent(content: string): void;
}

/** Asks for an SLO file: which one, and what is in it. */
export const FileFields = (props: FileFieldsProps) => {
  const { paths, path, content, note, onPath, onContent } = props;
  const id = useId();
  return (
    <>
      <div className={ui.field}>
        <label htmlFor={`${id}-path`}>File</label>
        <input
          id={`${id}-path`}
          className={`${fieldStyles.input} ${textStyles.mono}`}
          list={`${id}-paths`}
          value={path}
          placeholder="slos/api.yaml"
          autoComplete="off"
          onChange={event => onPath(event.target.value)}
        />
        <datalist id={`${id}-paths`}>
          {paths.map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}-content`}>What is in it</label>
        <textarea
          id={`${id}-content`}
          className={`${fieldStyles.input} ${styles.editor}`}
          value={content}
          rows={18}
          spellCheck={false}
          aria-describedby={`${id}-note`}
          onChange={event => onContent(event.target.value)}
        />
        <span id={`${id}-note`} className={textStyles.quiet}>
          {note || 'Sloth, OpenSLO or Pyrra. Nothing is written anywhere.'}
        </span>
      </div>
    </>
  );
};
