{{/*
The pod template of the API, the same whatever rolls it out. Labels come on top of those that every pod has.
  {{ include "service.apiPod" (dict "root" . "image" (include "service.image" .) "labels" (dict "version" "stable")) }}
*/}}
{{- define "service.apiPod" -}}
{{- $root := .root -}}
metadata:
  labels:
    {{- include "service.labels" $root | nindent 4 }}
    app.kubernetes.io/component: api
    {{- with .labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # New settings roll the pods.
    checksum/config: {{ toJson $root.Values.config | sha256sum }}
    kubectl.kubernetes.io/default-container: app
spec:
  serviceAccountName: {{ include "service.name" $root }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $root.Values.shutdown.gracePeriodSeconds }}
  securityContext:
    {{- include "service.podSecurityContext" $root | nindent 4 }}
  {{- include "service.scheduling" (dict "root" $root "component" "api") | nindent 2 }}
  containers:
    - name: app
      image: {{ .image | quote }}
      imagePullPolicy: IfNotPresent
      ports:
        - name: http
          containerPort: 8080
          protocol: TCP
      {{- include "service.environment" $root | nindent 6 }}
      startupProbe:
        httpGet:
          path: /healthz
          port: http
        periodSeconds: 2
        failureThreshold: 30
      livenessProbe:
        httpGet:
          path: /healthz
          port: http
        periodSeconds: 10
        timeoutSeconds: 2
        failureThreshold: 3
      readinessProbe:
        httpGet:
          path: /readyz
          port: http
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 2
      lifecycle:
        preStop:
          # The pod leaves the endpoints while it still answers.
          sleep:
            seconds: {{ $root.Values.shutdown.preStopSeconds }}
      resources:
        {{- toYaml $root.Values.resources | nindent 8 }}
      securityContext:
        {{- include "service.containerSecurityContext" $root | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  volumes:
    {{- include "service.tmpVolume" $root | nindent 4 }}
{{- end -}}
