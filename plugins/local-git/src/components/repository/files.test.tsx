import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  details,
  fakeLocalGit,
  refusal,
  tree,
} from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

const file = {
  ref: 'main',
  commit: 'a'.repeat(40),
  type: 'file' as const,
  executable: false,
  id: '1'.repeat(40),
  size: 10,
  binary: false,
  tooLarge: false,
};

describe('the files of a repository', () => {
  it('shows folders first, and what leads on', async () => {
    renderPages('/learning/rag-api', fakeLocalGit());
    const table = await screen.findByRole('table', { name: 'Files' });
    const links = within(table).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      'docs',
      'app.py',
      'README.md',
    ]);
    expect(links[0]).toHaveAttribute(
      'href',
      '/repositories/learning/rag-api/tree/main/docs',
    );
    expect(links[1]).toHaveAttribute(
      'href',
      '/repositories/learning/rag-api/blob/main/app.py',
    );
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(screen.getByLabelText('Clone address')).toHaveValue(
      details.urls.clone,
    );
    expect(await screen.findByText('you may push and merge')).toBeVisible();
  });

  it('asks for the ref and folder that the address names', async () => {
    const api = fakeLocalGit();
    renderPages('/learning/rag-api/tree/feature~cache/docs/a%20b', api);
    await screen.findByRole('table', { name: 'Files' });
    expect(api.getTree).toHaveBeenCalledWith(
      { owner: 'learning', name: 'rag-api' },
      { ref: 'feature/cache', path: 'docs/a b' },
    );
  });

  it('goes to the branch that is picked, and offers to propose it', async () => {
    renderPages('/learning/rag-api', fakeLocalGit());
    await userEvent.selectOptions(
      await screen.findByLabelText('Branch or tag'),
      await screen.findByRole('option', { name: 'feature/cache' }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/repositories/learning/rag-api/tree/feature~cache',
    );
    expect(
      await screen.findByRole('link', { name: 'Propose this change' }),
    ).toHaveAttribute(
      'href',
      '/repositories/learning/rag-api/proposals/new?branch=feature%2Fcache',
    );
  });

  it('says how to push to an empty repository', async () => {
    const api = fakeLocalGit();
    api.getRepository.mockResolvedValue({ ...details, empty: true });
    api.getTree.mockRejectedValue(
      await refusal(404, 'NotFoundError', 'There is no branch main.'),
    );
    renderPages('/learning/rag-api', api);
    expect(
      await screen.findByText('This repository is empty'),
    ).toBeInTheDocument();
    expect(screen.getByText(/git push -u origin main/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const api = fakeLocalGit();
    api.getTree.mockRejectedValueOnce(new Error('The host is down.'));
    renderPages('/learning/rag-api', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The files could not be readThe host is down.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Files' }),
    ).toBeInTheDocument();
  });

  it('says that there is no such repository', async () => {
    const api = fakeLocalGit();
    const error = await refusal(404, 'NotFoundError', 'No such repository.');
    api.getRepository.mockRejectedValue(error);
    api.getTree.mockRejectedValue(error);
    renderPages('/learning/nope', api);
    expect(await screen.findByText('Nothing is here')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('No such repository.');
  });

  it('renders the README without what could hurt', async () => {
    const api = fakeLocalGit();
    api.getReadme.mockResolvedValue({
      readme: {
        ...file,
        path: 'README.md',
        content: [
          '# RAG API',
          '[runbook](docs/runbook.md) [bad](javascript:alert(1))',
          '![badge](https://img.example/x.svg)',
          '<script>window.hurt = true</script><img src=x onerror="hurt()">',
          '<iframe src="https://evil.example"></iframe>',
          '<form action="https://evil.example"><button>Go</button></form>',
          '<a href="https://evil.example" style="position:fixed">out</a>',
          '## Ship it',
          '- [x] done',
        ].join('\n\n'),
      },
    });
    renderPages('/learning/rag-api', api);
    const readme = within(
      await screen.findByRole('region', { name: 'README' }),
    );
    expect(
      await readme.findByRole('heading', { level: 2, name: 'RAG API' }),
    ).toHaveAttribute('id', 'user-content-rag-api');
    expect(readme.getByRole('heading', { level: 3 })).toHaveTextContent(
      'Ship it',
    );
    expect(readme.getByRole('link', { name: 'runbook' })).toHaveAttribute(
      'href',
      '/repositories/learning/rag-api/blob/main/docs/runbook.md',
    );
    expect(readme.queryByRole('link', { name: 'bad' })).toBeNull();
    expect(readme.getByText('Image on img.example: badge')).toBeInTheDocument();
    const out = readme.getByRole('link', { name: 'out' });
    expect(out).toHaveAttribute('rel', 'noreferrer noopener');
    expect(out).not.toHaveAttribute('style');
    expect(
      document.querySelector('script, iframe, form, [onerror], img[src^=http]'),
    ).toBeNull();
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(readme.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  });
});

describe('a file', () => {
  it('has lines with addresses', async () => {
    renderPages('/learning/rag-api/blob/main/app.py#L2', fakeLocalGit());
    const text = await screen.findByRole('region', { name: 'Text of app.py' });
    const rows = text.querySelectorAll('tr');
    expect(rows).toHaveLength(2);
    expect(rows[0]).not.toHaveAttribute('data-marked');
    expect(rows[1]).toHaveAttribute('data-marked', 'true');
    expect(rows[1]).toHaveTextContent('print("hi")');
    expect(screen.getByText('2 lines · 21 B')).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Line 1'));
    expect(screen.getByLabelText('Address')).toHaveTextContent('app.py#L1');
    expect(rows[0]).toHaveAttribute('data-marked', 'true');
  });

  it.each([
    [{ binary: true }, 'This file is binary'],
    [{ tooLarge: true }, 'This file is too large to be shown'],
    [{ content: '' }, 'The file is empty.'],
  ])('that is %j says so', async (changes, text) => {
    const api = fakeLocalGit();
    api.getBlob.mockResolvedValue({ ...file, path: 'x.bin', ...changes });
    renderPages('/learning/rag-api/blob/main/x.bin', api);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Download' }),
    ).toBeInTheDocument();
  });

  it('is rendered when it is Markdown, and shows its source when asked', async () => {
    const api = fakeLocalGit();
    api.getBlob.mockResolvedValue({
      ...file,
      path: 'docs/a.md',
      content: '# Title\n\n[up](../app.py)',
    });
    renderPages('/learning/rag-api/blob/main/docs/a.md', api);
    expect(await screen.findByRole('link', { name: 'up' })).toHaveAttribute(
      'href',
      '/repositories/learning/rag-api/blob/main/app.py',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show source' }));
    expect(await screen.findByText('# Title')).toBeInTheDocument();
  });

  it('leads to the folder if it is one', async () => {
    const api = fakeLocalGit();
    api.getBlob.mockRejectedValue(
      await refusal(400, 'InputError', "'docs' is a directory, not a file."),
    );
    api.getTree.mockResolvedValue({ ...tree, path: 'docs' });
    renderPages('/learning/rag-api/blob/main/docs', api);
    expect(
      await screen.findByRole('link', { name: 'Folder above' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/repositories/learning/rag-api/tree/main/docs',
    );
  });
});

it('pages through history', async () => {
  const api = fakeLocalGit();
  api.listCommits.mockResolvedValue({
    items: (await fakeLocalGit().listCommits({ owner: '', name: '' })).items,
    hasMore: true,
  });
  renderPages('/learning/rag-api/commits/main?path=docs', api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  expect(api.listCommits).toHaveBeenLastCalledWith(
    { owner: 'learning', name: 'rag-api' },
    { ref: 'main', path: 'docs', limit: 30, offset: 30 },
  );
});
