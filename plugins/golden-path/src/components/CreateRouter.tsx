import { lazy, Suspense } from 'react';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { CreatePage } from './CreatePage/CreatePage';
import { Notice } from './PageFrame/Notice';
import { PageFrame } from './PageFrame/PageFrame';

/** A page of the stock scaffolder that is kept. */
export interface StockPage {
  path: string;
  title: string;
  element: ReactElement;
}

/** Props of {@link CreateRouter}. */
export interface CreateRouterProps {
  stockPages: StockPage[];
}

const WizardPage = lazy(() =>
  import('./WizardPage/WizardPage').then(m => ({ default: m.WizardPage })),
);
const RunPage = lazy(() =>
  import('./RunPage/RunPage').then(m => ({ default: m.RunPage })),
);
const RunsPage = lazy(() =>
  import('./RunsPage/RunsPage').then(m => ({ default: m.RunsPage })),
);

/** Sub pages of the scaffolder that have one of ours in their place. */
const REPLACED = ['templates', 'tasks'];

function Templates(props: { stock: ReactElement | null }) {
  const root = useRouteRef(rootRouteRef);
  const { '*': rest = '' } = useParams();
  const [namespace, templateName] = rest.split('/').filter(Boolean);
  if (!namespace || !templateName) {
    return <Navigate to={root()} replace />;
  }
  return (
    <WizardPage
      key={rest}
      namespace={namespace}
      templateName={templateName}
      stock={props.stock}
    />
  );
}

function Run() {
  const { taskId = '' } = useParams();
  return <RunPage key={taskId} taskId={taskId} />;
}

function Kept(props: { page: StockPage }) {
  return (
    <PageFrame below title={props.page.title}>
      {/* The frame has its own margins; those of the stock content would come on top. */}
      <Box sx={{ '& article': { p: 0 } }}>{props.page.element}</Box>
    </PageFrame>
  );
}

function NotFound() {
  return (
    <PageFrame below title="Nothing is here">
      <Notice tone="unk" title="No page of Create has this address">
        The link may be old or mistyped. Golden paths and runs are one step
        back.
      </Notice>
    </PageFrame>
  );
}

/** Everything under `/create`: our pages where we have them, the scaffolder's own for the rest. */
export function CreateRouter(props: CreateRouterProps) {
  const { stockPages } = props;
  const kept = stockPages.filter(({ path }) => !REPLACED.includes(path));
  const stock =
    stockPages.find(({ path }) => path === 'templates')?.element ?? null;
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route index element={<CreatePage tools={kept} />} />
        <Route path="templates/*" element={<Templates stock={stock} />} />
        <Route path="tasks" element={<RunsPage />} />
        <Route path="tasks/:taskId" element={<Run />} />
        {kept.map(page => (
          <Route
            key={page.path}
            path={`${page.path}/*`}
            element={<Kept page={page} />}
          />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
