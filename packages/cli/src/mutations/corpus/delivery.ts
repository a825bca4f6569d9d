import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const WORKFLOWS = /^\.github\/workflows\//;
const RELEASE = '.github/workflows/release.yaml';

/** Workflows and Argo CD: defects 63 to 70. */
export const deliveryMutations: readonly Mutation[] = [
  {
    defect: 63,
    severity: 'A',
    source: 'L1330-1374',
    template,
    what: 'the full commit id is deployed, the image has a short one',
    apply: files =>
      files.replace(
        RELEASE,
        /digest: \$\{\{ needs\.build\.outputs\.digest \}\}/,
        'digest: ${{ github.sha }}',
      ),
    killers: ['rules/digest-flow'],
  },
  {
    defect: 64,
    severity: 'A',
    source: 'L1374',
    template,
    what: 'the workflow sets the image with kubectl, which Argo CD undoes',
    apply: files =>
      files.replace(
        WORKFLOWS,
        /bash \.github\/scripts\/deploy\.sh .*/,
        'kubectl set image deployment/demo app="$REPOSITORY@$DIGEST" -n demo-prod',
      ),
    killers: ['rules/argocd-only-writer'],
  },
  {
    defect: 65,
    severity: 'B',
    source: 'L1290, 000',
    template,
    what: 'a push to main deploys straight to production',
    apply: files =>
      files.replace(
        RELEASE,
        /(\n {2}prod:\n(?:.*\n)*? +needs: )\[.*\]/,
        '$1build',
      ),
    killers: ['rules/prod-gated'],
  },
  {
    defect: 66,
    severity: 'B',
    source: 'L1325-1345',
    template,
    what: 'pull requests push images',
    apply: files =>
      files.replace(
        WORKFLOWS,
        /docker build --tag (\S+) \./,
        'docker build --tag $1 . && docker push $1',
      ),
    killers: ['rules/pull-requests-push-nothing'],
  },
  {
    defect: 67,
    severity: 'B',
    source: 'L1360-1366',
    template,
    what: 'keys of AWS that do not end',
    apply: files =>
      files.replace(
        RELEASE,
        /role-to-assume: .*/,
        'aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
      ),
    killers: ['rules/short-lived-credentials'],
  },
  {
    defect: 68,
    severity: 'C',
    source: 'L1280-1391',
    template,
    what: 'actions by tag, of versions that no longer run',
    apply: files =>
      files.replace(
        WORKFLOWS,
        /actions\/checkout@[0-9a-f]{40} # v\S+/,
        'actions/checkout@v3',
      ),
    killers: ['rules/actions-current', 'zizmor'],
  },
  {
    defect: 69,
    severity: 'B',
    source: 'L1270-1300',
    template,
    what: 'no permissions, credentials kept in the checkout',
    apply: files => {
      files.replace(RELEASE, /^permissions: \{\}\n/m, '');
      files.replace(RELEASE, /\n +with:\n +persist-credentials: false/, '');
    },
    killers: ['rules/workflow-permissions', 'zizmor'],
  },
  {
    defect: 70,
    severity: 'B',
    source: 'L1396-1430',
    template,
    what: 'project default, main as the revision of production, no finalizer',
    apply: files => {
      files.replace(
        'deploy/argocd/application-prod.yaml',
        /project: \S+/,
        'project: default',
      );
      files.replace(
        'deploy/argocd/application-prod.yaml',
        /targetRevision: \S+/,
        'targetRevision: main',
      );
      files.replace(
        'deploy/argocd/application-prod.yaml',
        / +finalizers:\n +- .*\n/,
        '',
      );
    },
    killers: ['rules/argocd-application'],
  },
];
