import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFound } from './NotFound';
import { RepositoryListPage } from './list/RepositoryListPage';
import { RepositoryLayout } from './repository/RepositoryLayout';
import { TreePage } from './repository/TreePage';

const BlobPage = lazy(() =>
  import('./repository/BlobPage').then(m => ({ default: m.BlobPage })),
);
const CommitsPage = lazy(() =>
  import('./repository/CommitsPage').then(m => ({ default: m.CommitsPage })),
);
const CommitPage = lazy(() =>
  import('./repository/CommitPage').then(m => ({ default: m.CommitPage })),
);
const ProposalListPage = lazy(() =>
  import('./proposals/ProposalListPage').then(m => ({
    default: m.ProposalListPage,
  })),
);
const SettingsPage = lazy(() =>
  import('./settings/SettingsPage').then(m => ({ default: m.SettingsPage })),
);
const NewProposalPage = lazy(() =>
  import('./proposals/NewProposalPage').then(m => ({
    default: m.NewProposalPage,
  })),
);
const ProposalPage = lazy(() =>
  import('./proposals/ProposalPage').then(m => ({ default: m.ProposalPage })),
);
const NewRepositoryPage = lazy(() =>
  import('./list/NewRepositoryPage').then(m => ({
    default: m.NewRepositoryPage,
  })),
);
const TokensPage = lazy(() =>
  import('./tokens/TokensPage').then(m => ({ default: m.TokensPage })),
);

/** The pages below `/repositories`, at the addresses that `repositoryPagePath` of the common package makes. */
export const RepositoriesRouter = () => (
  <Suspense fallback={null}>
    <Routes>
      <Route index element={<RepositoryListPage />} />
      <Route path="new" element={<NewRepositoryPage />} />
      <Route path="tokens" element={<TokensPage />} />
      <Route path=":owner/:name" element={<RepositoryLayout />}>
        <Route index element={<TreePage />} />
        <Route path="tree/:ref/*" element={<TreePage />} />
        <Route path="blob/:ref/*" element={<BlobPage />} />
        <Route path="commits/:ref" element={<CommitsPage />} />
        <Route path="proposals" element={<ProposalListPage />} />
        <Route path="settings" element={<SettingsPage />} />
      </Route>
      <Route path=":owner/:name/commit/:id" element={<CommitPage />} />
      <Route path=":owner/:name/proposals/new" element={<NewProposalPage />} />
      <Route path=":owner/:name/proposals/:number" element={<ProposalPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  </Suspense>
);
