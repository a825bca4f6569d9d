import { useEffect, useState } from 'react';
import textStyles from '../styles/text.module.css';
import { Button } from './Button';

const SHOWN_FOR_MS = 3_000;

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  text: string;
  /** What is copied: `clone address`. */
  what: string;
}

/** Copies a text, and says whether the browser let it. */
export const CopyButton = (props: CopyButtonProps) => {
  const { text, what } = props;
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <Button small onClick={copy} aria-label={`Copy ${what}`}>
        {outcome === 'copied' ? 'Copied' : 'Copy'}
      </Button>
      <span
        role="status"
        className={outcome === 'refused' ? textStyles.quiet : textStyles.hidden}
      >
        {outcome === 'copied' && `The ${what} is copied`}
        {outcome === 'refused' &&
          'The browser did not allow it; select and copy'}
      </span>
    </>
  );
};
