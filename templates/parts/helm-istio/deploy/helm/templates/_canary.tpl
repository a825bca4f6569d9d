{{/* The image of the version on trial; without one, the image that everybody gets. */}}
{{- define "service.canaryImage" -}}
{{- if .Values.canary.digest -}}
{{ .Values.canary.repository }}@{{ .Values.canary.digest }}
{{- else -}}
{{ include "service.image" . }}
{{- end -}}
{{- end -}}

{{/* Pods of the API are in the mesh; its proxy is a native sidecar, so jobs elsewhere in the namespace need none. */}}
{{- define "service.meshLabels" -}}
version: {{ . }}
sidecar.istio.io/inject: "true"
{{- end -}}
