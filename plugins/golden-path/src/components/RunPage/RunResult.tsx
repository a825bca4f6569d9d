import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { parseEntityRef } from '@backstage/catalog-model';
import { MarkdownContent } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  ScaffolderOutputLink,
  ScaffolderOutputText,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-common';
import { Link } from 'react-router-dom';
import { splitCommands } from '../../lib/textOutput';
import { CommandBlock } from './CommandBlock';
import { OutputLink } from './OutputLink';
import { useCatalogArrival } from './useCatalogArrival';

function CatalogLink(props: { entityRef: string; title: string }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const arrival = useCatalogArrival(props.entityRef);
  const { kind, namespace, name } = parseEntityRef(props.entityRef);
  const to = entityRoute({
    kind: kind.toLocaleLowerCase('en-US'),
    namespace,
    name,
  });
  return (
    <>
      <Button
        component={Link}
        to={to}
        variant="contained"
        disabled={arrival.state === 'waiting'}
      >
        {props.title}
      </Button>
      <Box role="status" sx={{ fontSize: 12, color: 'var(--cw-text-3)' }}>
        {arrival.state === 'waiting' && 'Waiting for the catalog to read it'}
        {arrival.state === 'unknown' &&
          `Not seen in the catalog yet (${arrival.reason}); the page shows why`}
      </Box>
    </>
  );
}

function entityRefOf(link: ScaffolderOutputLink): string | undefined {
  try {
    return link.entityRef && parseEntityRef(link.entityRef)
      ? link.entityRef
      : undefined;
  } catch {
    return undefined;
  }
}

function Links(props: { links: ScaffolderOutputLink[] }) {
  const entities = props.links.filter(link => entityRefOf(link));
  const others = props.links.filter(link => !link.entityRef && link.url);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '8px',
        mb: '24px',
      }}
    >
      {entities.map(link => (
        <CatalogLink
          key={link.entityRef}
          entityRef={link.entityRef ?? ''}
          title={link.title ?? 'Open in the catalog'}
        />
      ))}
      {others.map((link, index) => (
        <OutputLink
          key={link.url}
          url={link.url ?? ''}
          primary={entities.length === 0 && index === 0}
        >
          {link.title ?? link.url}
        </OutputLink>
      ))}
    </Box>
  );
}

function Text(props: { text: ScaffolderOutputText }) {
  const { title, content = '' } = props.text;
  return (
    <Box component="section" sx={{ mb: '24px', maxWidth: '80ch' }}>
      {title && (
        <Box
          component="h2"
          sx={{
            m: '0 0 4px',
            fontSize: 14,
            lineHeight: '20px',
            fontWeight: 600,
          }}
        >
          {title}
        </Box>
      )}
      {splitCommands(content).map(piece =>
        piece.kind === 'commands' ? (
          <CommandBlock
            key={piece.text}
            title={title ?? 'Commands'}
            commands={piece.text}
          />
        ) : (
          <MarkdownContent key={piece.text} content={piece.text} />
        ),
      )}
    </Box>
  );
}

/** What a run made: where it is, and what to do next. */
export function RunResult(props: { output: ScaffolderTaskOutput }) {
  const { links = [], text = [] } = props.output;
  return (
    <Box>
      <Links links={links} />
      {text.map(item => (
        <Text key={item.title ?? item.content} text={item} />
      ))}
    </Box>
  );
}
