{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
backstage.io/kubernetes-id: {{ .Chart.Name }}
{{- end }}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: quizmentor
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
