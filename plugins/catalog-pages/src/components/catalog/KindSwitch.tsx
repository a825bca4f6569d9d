import { filterStyles } from '@causeway/plugin-ui-react';
import { RiArrowDownSLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { capitalise, kindName } from '../../lib/kinds';
import { KindIcon } from '../ui/KindIcon';

const KindMenu = lazy(() =>
  import('./KindMenu').then(m => ({ default: m.KindMenu })),
);

/** The chosen kind. */
export interface KindSwitchProps {
  kind: string;
  onChange(kind: string): void;
}

/** Chooses the kind of entity; which kinds exist is asked when it opens. */
export const KindSwitch = (props: KindSwitchProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = capitalise(kindName(props.kind).plural);
  return (
    <>
      <button
        type="button"
        className={filterStyles.chip}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={`Kind: ${label}`}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <KindIcon kind={props.kind} />
        <span>{label}</span>
        <RiArrowDownSLine size={16} aria-hidden />
      </button>
      {anchor && (
        <Suspense fallback={null}>
          <KindMenu
            kind={props.kind}
            anchor={anchor}
            onChange={props.onChange}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
};
