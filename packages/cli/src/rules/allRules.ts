import type { Rule } from './Rule';
import { autoscalerSignals } from './kubernetes/autoscalerSignals';
import { boundedVolumes } from './kubernetes/boundedVolumes';
import { canaryGetsTraffic } from './kubernetes/canaryGetsTraffic';
import { currentApiVersions } from './kubernetes/currentApiVersions';
import { destinationRuleSettings } from './kubernetes/destinationRuleSettings';
import { disruptionBudget } from './kubernetes/disruptionBudget';
import { externalSecrets } from './kubernetes/externalSecrets';
import { gatewayApi } from './kubernetes/gatewayApi';
import { gracefulShutdown } from './kubernetes/gracefulShutdown';
import { imageByDigest } from './kubernetes/imageByDigest';
import { noCpuLimit } from './kubernetes/noCpuLimit';
import { noPlainInitContainers } from './kubernetes/noPlainInitContainers';
import { nodeLabels } from './kubernetes/nodeLabels';
import { oneDatabase } from './kubernetes/oneDatabase';
import { podIdentity } from './kubernetes/podIdentity';
import { podSecurityRestricted } from './kubernetes/podSecurityRestricted';
import { podsSpread } from './kubernetes/podsSpread';
import { probes } from './kubernetes/probes';
import { referencesResolve } from './kubernetes/referencesResolve';
import { replicasBelongToAutoscaler } from './kubernetes/replicasBelongToAutoscaler';
import { resourcesOnContainers } from './kubernetes/resourcesOnContainers';
import { routesReachApp } from './kubernetes/routesReachApp';
import { scrapedOnce } from './kubernetes/scrapedOnce';
import { selectorsMatch } from './kubernetes/selectorsMatch';
import { serviceAccountToken } from './kubernetes/serviceAccountToken';
import { subsetsHavePods } from './kubernetes/subsetsHavePods';
import { vpaRecommends } from './kubernetes/vpaRecommends';
import { networkAdmits } from './network/admits';
import { networkAndSemantics } from './network/andSemantics';
import { networkCoversCalls } from './network/coversCalls';
import { defaultDeny } from './network/defaultDeny';
import { networkDns } from './network/dns';
import { alertLabels } from './observability/alertLabels';
import { alertRunbookEntry } from './observability/alertRunbookEntry';
import { alertTested } from './observability/alertTested';
import { budgetPolicy } from './observability/budgetPolicy';
import { dashboardBudget } from './observability/dashboardBudget';
import { dashboardLoads } from './observability/dashboardLoads';
import { divisionGuarded } from './observability/divisionGuarded';
import { jobExists } from './observability/jobExists';
import { latencyCountsSlow } from './observability/latencyCountsSlow';
import { metricsExist } from './observability/metricsExist';
import { otlpEndpoint } from './observability/otlpEndpoint';
import { pagesAreBurnRates } from './observability/pagesAreBurnRates';
import { promqlParses } from './observability/promqlParses';
import { restartsTolerated } from './observability/restartsTolerated';
import { rulesDeployed } from './observability/rulesDeployed';
import { sloFileValid } from './observability/sloFileValid';
import { sloNumbersEqual } from './observability/sloNumbersEqual';
import { vectorMatching } from './observability/vectorMatching';
import { claimsHaveSource } from './runbooks/claimsHaveSource';
import { documentsComplete } from './runbooks/documentsComplete';
import { markdownFences } from './runbooks/fences';
import { linksResolve } from './runbooks/linksResolve';
import { recoveryNumbersEqual } from './runbooks/recoveryNumbersEqual';
import { runbookDiagnostics } from './runbooks/runbookDiagnostics';
import { runbookKubectl } from './runbooks/runbookKubectl';
import { runbookNamesExist } from './runbooks/runbookNamesExist';
import { runbookNoUndoneChanges } from './runbooks/runbookNoUndoneChanges';
import { actionsCurrent } from './delivery/actionsCurrent';
import { argocdAllowsKinds } from './delivery/argocdAllowsKinds';
import { argocdApplication } from './delivery/argocdApplication';
import { argocdOnlyWriter } from './delivery/argocdOnlyWriter';
import { digestFlow } from './delivery/digestFlow';
import { everyEnvironmentDeployed } from './delivery/everyEnvironmentDeployed';
import { prodGated } from './delivery/prodGated';
import { pullRequestsPushNothing } from './delivery/pullRequestsPushNothing';
import { shortLivedCredentials } from './delivery/shortLivedCredentials';
import { workflowPermissions } from './delivery/workflowPermissions';
import { alarmRunbookEntry } from './terraform/alarmRunbookEntry';
import { cacheSettings } from './terraform/cache';
import { connectionsFit } from './terraform/connectionsFit';
import { databaseProtected } from './terraform/database';
import { instanceClasses } from './terraform/instanceClasses';
import { terraformNamesAgree } from './terraform/namesAgree';
import { queueAlarms } from './terraform/queueAlarms';
import { terraformReferences } from './terraform/references';
import { secretKeys } from './terraform/secretKeys';
import { terraformState } from './terraform/state';
import { terraformVersions } from './terraform/versions';
import { cacheKeyScoped } from './service/cacheKeyScoped';
import { composeSettings } from './service/composeSettings';
import { requiredSettings } from './service/requiredSettings';
import { streamingLatency } from './service/streamingLatency';
import { supportedVersions } from './service/supportedVersions';
import { vectorIndex } from './service/vectorIndex';

/** Every rule, by what it is about. */
export const RULES_BY_AREA: Readonly<Record<string, readonly Rule[]>> = {
  kubernetes: [
    autoscalerSignals,
    boundedVolumes,
    canaryGetsTraffic,
    currentApiVersions,
    destinationRuleSettings,
    disruptionBudget,
    externalSecrets,
    gatewayApi,
    gracefulShutdown,
    imageByDigest,
    noCpuLimit,
    noPlainInitContainers,
    nodeLabels,
    oneDatabase,
    podIdentity,
    podSecurityRestricted,
    podsSpread,
    probes,
    referencesResolve,
    replicasBelongToAutoscaler,
    resourcesOnContainers,
    routesReachApp,
    scrapedOnce,
    selectorsMatch,
    serviceAccountToken,
    subsetsHavePods,
    vpaRecommends,
  ],
  network: [
    networkAdmits,
    networkAndSemantics,
    networkCoversCalls,
    defaultDeny,
    networkDns,
  ],
  observability: [
    alertLabels,
    alertRunbookEntry,
    alertTested,
    budgetPolicy,
    dashboardBudget,
    dashboardLoads,
    divisionGuarded,
    jobExists,
    latencyCountsSlow,
    metricsExist,
    otlpEndpoint,
    pagesAreBurnRates,
    promqlParses,
    restartsTolerated,
    rulesDeployed,
    sloFileValid,
    sloNumbersEqual,
    vectorMatching,
  ],
  runbooks: [
    claimsHaveSource,
    documentsComplete,
    markdownFences,
    linksResolve,
    recoveryNumbersEqual,
    runbookDiagnostics,
    runbookKubectl,
    runbookNamesExist,
    runbookNoUndoneChanges,
  ],
  delivery: [
    actionsCurrent,
    argocdAllowsKinds,
    argocdApplication,
    argocdOnlyWriter,
    digestFlow,
    everyEnvironmentDeployed,
    prodGated,
    pullRequestsPushNothing,
    shortLivedCredentials,
    workflowPermissions,
  ],
  terraform: [
    connectionsFit,
    alarmRunbookEntry,
    cacheSettings,
    databaseProtected,
    instanceClasses,
    terraformNamesAgree,
    queueAlarms,
    terraformReferences,
    secretKeys,
    terraformState,
    terraformVersions,
  ],
  service: [
    cacheKeyScoped,
    composeSettings,
    requiredSettings,
    streamingLatency,
    supportedVersions,
    vectorIndex,
  ],
};

/** Every rule. */
export const ALL_RULES: readonly Rule[] = Object.values(RULES_BY_AREA).flat();
