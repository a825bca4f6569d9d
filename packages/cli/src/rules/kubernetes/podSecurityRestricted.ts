import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 7 and 8 of the source documents. */
export const podSecurityRestricted: Rule = {
  id: 'pod-security-restricted',
  what: 'Every container meets the Pod Security Standard "restricted", and its root file system is read-only.',
  why: 'The namespaces enforce it: a pod that misses one setting is refused, often first at a scale-up; one without it may become root.',
  fix: 'use the security contexts of the other containers (runAsNonRoot, seccompProfile RuntimeDefault, drop ALL, no privilege escalation)',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value } of containersOf(repository)) {
      const own = value.get('securityContext');
      const pod = workload.pod.get('securityContext');
      const either = (path: string, wanted: (text: string) => boolean) =>
        wanted(own.text(path) || pod.text(path));
      const missing = [
        !either('runAsNonRoot', text => text === 'true') && 'runAsNonRoot',
        either('runAsUser', text => text === '0') && 'runAsUser other than 0',
        !either('seccompProfile.type', text =>
          ['RuntimeDefault', 'Localhost'].includes(text),
        ) && 'seccompProfile',
        !own.is(false, 'allowPrivilegeEscalation') &&
          'allowPrivilegeEscalation: false',
        !own.list('capabilities.drop').some(item => item.is('ALL')) &&
          'capabilities.drop: ALL',
        own
          .list('capabilities.add')
          .some(item => !item.is('NET_BIND_SERVICE')) && 'no capabilities.add',
        own.is(true, 'privileged') && 'privileged: false',
        !own.is(true, 'readOnlyRootFilesystem') && 'readOnlyRootFilesystem',
        ['hostNetwork', 'hostPID', 'hostIPC'].some(key =>
          workload.pod.is(true, key),
        ) && 'no namespace of the host',
        workload.pod
          .list('volumes')
          .some(volume => volume.get('hostPath').exists) && 'no hostPath',
      ].filter(Boolean);
      if (missing.length > 0) {
        yield {
          file: value.file,
          line: own.line,
          message: `container ${name} of ${titleOf(
            workload.object,
          )} lacks ${missing.join(', ')}`,
        };
      }
    }
  },
};
