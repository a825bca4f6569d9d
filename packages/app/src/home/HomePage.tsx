import { Fragment, ReactElement, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { CreateButton } from './CreateButton';
import styles from './Home.module.css';
import { Message } from './Message';
import { NeedsCard } from './NeedsCard';
import { RecentCard } from './RecentCard';
import { ServicesSkeleton } from './ServicesSkeleton';
import { ServicesTable } from './ServicesTable';
import { StartCard } from './StartCard';
import { MayStart, useMayStart } from './useMayStart';
import { OwnServices, useOwnServices } from './useOwnServices';

function lineOf({ services, total, hasGroups }: OwnServices): string {
  if (total === 0) {
    return hasGroups ? 'Your teams own none yet.' : 'You own none.';
  }
  const noun = total === 1 ? 'service' : 'services';
  return services.length < total
    ? `The first ${services.length} of ${total} ${noun} that you and your teams own.`
    : `${total} ${noun} that you and your teams own.`;
}

function NoServices(props: { hasGroups: boolean; may: MayStart }) {
  const { hasGroups, may } = props;
  return hasGroups ? (
    <Message
      title="Your teams own no service yet"
      actions={
        <>
          {may.create && (
            <Link to="/create" className={styles.primary}>
              Create service
            </Link>
          )}
          {may.register && (
            <Link to="/catalog-import" className={styles.button}>
              Bring a repository
            </Link>
          )}
        </>
      }
    >
      A service that a team of yours owns is listed here. Create one from a
      golden path, or register the repository of one that you have.
    </Message>
  ) : (
    <Message
      title="You are in no team"
      actions={
        <Link to="/catalog?view=all" className={styles.button}>
          See all services
        </Link>
      }
    >
      The services of your teams are listed here. You can read about everything
      in the catalog; a team adds you in its file in the catalog.
    </Message>
  );
}

/** A part of the home page that an area brings. */
export interface HomeSection {
  id: string;
  element: ReactElement;
}

/** The first page: my services, what needs me, and where to begin. */
export function HomePage(props: { sections?: HomeSection[] }) {
  const own = useOwnServices();
  const may = useMayStart();

  useEffect(() => {
    document.title = 'Home · Causeway';
  }, []);

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1>Your services</h1>
          <p className={styles.line}>
            {own.state === 'ready' ? lineOf(own.value) : '\u00a0'}
          </p>
        </div>
        <CreateButton allowed={may.create} />
      </header>
      <div className={styles.columns}>
        <div className={styles.mainColumn}>
          {props.sections?.map(({ id, element }) => (
            <Fragment key={id}>{element}</Fragment>
          ))}
          {own.state === 'loading' && <ServicesSkeleton />}
          {own.state === 'failed' && (
            <Message
              title="The catalog can't be read"
              role="alert"
              actions={
                <button
                  type="button"
                  className={styles.button}
                  onClick={own.retry}
                >
                  Try again
                </button>
              }
            >
              {own.reason} Everything beside this still works.
            </Message>
          )}
          {own.state === 'ready' && own.value.total === 0 && (
            <NoServices hasGroups={own.value.hasGroups} may={may} />
          )}
          {own.state === 'ready' && own.value.total > 0 && (
            <>
              <ServicesTable services={own.value.services} />
              <p className={styles.foot}>
                <span>From the catalog, just now</span>
                <Link to="/catalog?view=all" className={styles.inline}>
                  All services
                </Link>
              </p>
            </>
          )}
        </div>
        <div className={styles.sideColumn}>
          <NeedsCard />
          <StartCard may={may} />
          <RecentCard />
        </div>
      </div>
    </main>
  );
}
