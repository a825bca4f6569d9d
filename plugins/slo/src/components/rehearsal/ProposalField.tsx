import { fieldStyles, textStyles } from '@causeway/plugin-ui-react';
import { useId } from 'react';
import ui from '../ui/ui.module.css';

/** Props of {@link ProposalField}. */
export interface ProposalFieldProps {
  value: string;
  onChange(value: string): void;
}

/** Asks for a change proposal of the embedded Git host. */
export const ProposalField = (props: ProposalFieldProps) => {
  const id = useId();
  return (
    <div className={ui.field}>
      <label htmlFor={id}>Change proposal</label>
      <input
        id={id}
        className={fieldStyles.input}
        value={props.value}
        placeholder="learning/rag-api#3"
        autoComplete="off"
        aria-describedby={`${id}-help`}
        onChange={event => props.onChange(event.target.value)}
      />
      <span id={`${id}-help`} className={textStyles.quiet}>
        Its repository and number, or the address of its page.
      </span>
    </div>
  );
};
