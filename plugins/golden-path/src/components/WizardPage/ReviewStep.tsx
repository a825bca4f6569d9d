import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReviewRow, ReviewSection } from '../../lib/review';
import { Notice } from '../PageFrame/Notice';

/** Props of {@link ReviewStep}. */
export interface ReviewStepProps {
  sections: ReviewSection[];
  createLabel: string;
  creating: boolean;
  /** Why the last try to start the run failed. */
  problem?: string;
  /** Why the person can't start the run. */
  forbidden?: string;
  onChangeStep(index: number): void;
  onBack(): void;
  onCreate(): void;
}

function Row(props: { row: ReviewRow }) {
  const { label, value, open, changed } = props.row;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '220px minmax(0, 1fr)' },
        gap: { xs: 0, sm: '16px' },
        p: '6px 16px',
      }}
    >
      <Box component="dt" sx={{ color: 'var(--cw-text-2)' }}>
        {label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          overflowWrap: 'anywhere',
          color: open ? 'var(--cw-text-3)' : 'var(--cw-text)',
        }}
      >
        {value}
        {changed && (
          <Box
            component="span"
            sx={{
              ml: '8px',
              px: '6px',
              borderRadius: '10px',
              fontSize: 12,
              color: 'var(--cw-text-2)',
              border: '1px solid var(--cw-border)',
              whiteSpace: 'nowrap',
            }}
          >
            changed
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Section(props: { section: ReviewSection; onChange(): void }) {
  const { title, rows } = props.section;
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        background: 'var(--cw-surface)',
        border: '1px solid var(--cw-border)',
        borderRadius: '8px',
        mb: '16px',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          p: '6px 8px 6px 16px',
          borderBottom: '1px solid var(--cw-border)',
        }}
      >
        <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
          {title}
        </Box>
        <Button
          size="small"
          onClick={props.onChange}
          aria-label={`Change ${title}`}
          sx={{ ml: 'auto' }}
        >
          Change
        </Button>
      </Box>
      <Box component="dl" sx={{ m: 0, py: '6px' }}>
        {rows.map(row => (
          <Row key={row.key} row={row} />
        ))}
      </Box>
    </Box>
  );
}

/** The last step: all answers in plain words, then the one button that makes something. */
export function ReviewStep(props: ReviewStepProps) {
  const { sections, problem, forbidden, creating } = props;
  return (
    <Box>
      {sections.map((section, index) => (
        <Section
          key={section.title}
          section={section}
          onChange={() => props.onChangeStep(index)}
        />
      ))}
      {problem && (
        <Notice tone="bad" title="The run could not be started">
          {problem}. Nothing was made; change the answer or try again.
        </Notice>
      )}
      {forbidden && (
        <Notice tone="unk" title="You can look, but not create">
          {forbidden}
        </Notice>
      )}
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'row-reverse',
          gap: '8px',
          mt: '24px',
        }}
      >
        <Button
          variant="contained"
          disabled={creating || Boolean(forbidden)}
          onClick={props.onCreate}
        >
          {creating ? 'Starting' : props.createLabel}
        </Button>
        <Button variant="outlined" onClick={props.onBack} sx={{ mr: 'auto' }}>
          Back
        </Button>
      </Box>
    </Box>
  );
}
