{{/* The chart, the Service, the Deployment and the service account all carry the service's name: one name to type in a runbook. */}}
{{- define "service.name" -}}
{{- .Chart.Name -}}
{{- end -}}

{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ include "service.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- with .Values.system }}
app.kubernetes.io/part-of: {{ . | quote }}
{{- end }}
backstage.io/kubernetes-id: {{ include "service.name" . }}
team: {{ .Values.owner }}
environment: {{ .Values.environment }}
{{- end -}}

{{- define "service.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Pod Security "restricted", for every pod of this chart. */}}
{{- define "service.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "service.containerSecurityContext" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
capabilities:
  drop:
    - ALL
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The same environment for the service and for its migrations. */}}
{{- define "service.environment" -}}
env:
  - name: ENVIRONMENT
    value: {{ .Values.environment | quote }}
  - name: SERVICE_NAME
    value: {{ include "service.name" . | quote }}
  - name: SERVICE_VERSION
    value: {{ .Values.image.digest | default .Chart.AppVersion | quote }}
  - name: OTEL_SERVICE_NAME
    value: {{ include "service.name" . | quote }}
  - name: OTEL_RESOURCE_ATTRIBUTES
    value: {{ printf "service.namespace=%s,deployment.environment.name=%s" .Release.Namespace .Values.environment | quote }}
envFrom:
  - configMapRef:
      name: {{ include "service.name" . }}
  - secretRef:
      name: {{ include "service.name" . }}
{{- end -}}
