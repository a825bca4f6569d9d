import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { DaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import { ReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Event } from 'kubernetes-models/v1/Event';
import { LimitRange } from 'kubernetes-models/v1/LimitRange';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Node } from 'kubernetes-models/v1/Node';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Pod } from 'kubernetes-models/v1/Pod';
import { ResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import { Service } from 'kubernetes-models/v1/Service';
import { clusterNames, makeObjects } from './__testUtils__/makeObjects';

interface Model {
  validate(): void;
}
// The official schemas; each takes the object as it travels.
const models: Record<string, new (data?: never) => Model> = {
  Deployment,
  DaemonSet,
  ReplicaSet,
  StatefulSet,
  HorizontalPodAutoscaler,
  CronJob,
  Job,
  Ingress,
  ConfigMap,
  Event,
  LimitRange,
  Namespace,
  Node,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Service,
};

describe('clusterObjects', () => {
  it.each(clusterNames)('fits the official schemas in %s', async name => {
    const failures: string[] = [];
    for (const object of await makeObjects(name)) {
      const Model = models[object.kind];
      try {
        if (Model) {
          new Model(object as never).validate();
        }
      } catch (error) {
        failures.push(`${object.kind} ${object.metadata.name}: ${error}`);
      }
    }
    expect(failures).toEqual([]);
  });
});
