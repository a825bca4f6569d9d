import { useEntity } from '@backstage/plugin-catalog-react';
import { cardStyles, joinClasses, textStyles } from '@causeway/plugin-ui-react';
import { RiAlertLine, RiErrorWarningLine } from '@remixicon/react';
import { useContext } from 'react';
import { useAncestors } from '../../hooks/useAncestors';
import { attentionItems } from '../../lib/attention';
import styles from './entity.module.css';
import { RelatedContext } from './RelatedContext';

/** What about the entity needs somebody; nothing where all is well. */
export const AttentionList = () => {
  const { entity } = useEntity();
  const related = useContext(RelatedContext);
  const ancestors = useAncestors(entity);
  const refs = [
    ...new Set(entity.relations?.map(({ targetRef }) => targetRef)),
  ];
  const items = attentionItems({
    entity,
    ancestors: ancestors.value ?? [],
    missingRefs: refs.filter(ref => related.get(ref).state === 'missing'),
  });
  const unknown = [
    ...(related.error
      ? [
          {
            what: 'titles of related entries',
            ...related,
            error: related.error,
          },
        ]
      : []),
    ...(ancestors.error
      ? [
          {
            what: 'whether the files it comes from can be read',
            retry: ancestors.retry,
            error: ancestors.error,
          },
        ]
      : []),
  ];
  return (
    <>
      {items.length > 0 && (
        <section
          className={joinClasses(cardStyles.card, styles.attention)}
          aria-label="Needs attention"
        >
          <ul className={styles.list}>
            {items.map(({ id, severity, title, text }) => (
              <li
                key={id}
                className={joinClasses(
                  styles.item,
                  severity === 'broken' && styles.broken,
                )}
              >
                {severity === 'broken' ? (
                  <RiErrorWarningLine size={16} aria-hidden />
                ) : (
                  <RiAlertLine size={16} aria-hidden />
                )}
                <div>
                  <b>{title}</b>
                  <p>{text}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unknown.map(({ what, error, retry }) => (
        <div key={what} className={styles.foot} role="alert">
          <span>{`Unknown: ${what}. ${error.message}`}</span>
          <button type="button" className={textStyles.link} onClick={retry}>
            Try again
          </button>
        </div>
      ))}
    </>
  );
};
