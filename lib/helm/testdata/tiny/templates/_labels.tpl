{{- define "tiny.labels" -}}
app.kubernetes.io/name: tiny
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}
