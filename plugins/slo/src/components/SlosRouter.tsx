import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { BoardPage } from './board/BoardPage';

const ReportPage = lazy(() =>
  import('./report/ReportPage').then(m => ({ default: m.ReportPage })),
);
const RehearsalPage = lazy(() =>
  import('./rehearsal/RehearsalPage').then(m => ({
    default: m.RehearsalPage,
  })),
);

/** The board at the root; the report and the rehearsal bring their own code when they are opened. */
export const SlosRouter = () => (
  <Suspense fallback={null}>
    <Routes>
      <Route path="report" element={<ReportPage />} />
      <Route path="rehearse" element={<RehearsalPage />} />
      <Route path="*" element={<BoardPage />} />
    </Routes>
  </Suspense>
);
