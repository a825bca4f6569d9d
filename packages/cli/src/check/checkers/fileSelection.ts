import type { Render } from '../Render';

/** The files whose path matches. */
export function filesMatching(render: Render, pattern: RegExp): string[] {
  return render.files.filter(file => pattern.test(file));
}

/** Everything of the chart. */
export function chartFiles(render: Render): string[] {
  return filesMatching(render, /^deploy\/helm\//);
}

/** The chart and what Argo CD is given. */
export function objectFiles(render: Render): string[] {
  return filesMatching(render, /^deploy\/(helm|argocd)\//);
}

/** Folder of the Terraform modules. */
export const TERRAFORM_DIR = 'deploy/terraform';

/** Everything of the Terraform modules. */
export function terraformFiles(render: Render): string[] {
  return filesMatching(render, /^deploy\/terraform\//);
}

/** The service's own code and what builds it: no chart, no documents, no workflows. */
export function serviceFiles(render: Render): string[] {
  return filesMatching(
    render,
    /^(?!(\.causeway|\.github|deploy|docs|observability|slos|load)\/)(?!(README|ENGINEERING_LOG)\.md$|CODEOWNERS$|catalog-info\.yaml$)/,
  );
}
