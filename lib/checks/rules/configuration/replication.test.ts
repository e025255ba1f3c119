import { program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { replication } from './replication.ts';

const of = (image: string, text: string, replicas = 1) =>
  program(image, { workload: `replicas: ${replicas},`, files: { 'config.yaml': text } });

testRule(replication, {
  finds: {
    'more than there are': [
      of('loki:3.7.6', 'common: {replication_factor: 3}', 2),
      'ConfigMap/it data["config.yaml"].common.replication_factor: replication_factor is 3, and there are 2 replicas',
    ],
    'more than one, unsaid': [
      of('mimir:3.0.1', 'target: all'),
      'ConfigMap/it data["config.yaml"]: without replication_factor Mimir takes 3, and there is 1 replica',
    ],
    'Mimir without Kafka': [
      of('mimir:3.0.1', 'ingest_storage: {enabled: false}', 2),
      'ConfigMap/it data["config.yaml"]: without replication_factor Mimir takes 3, and there are 2 replicas',
    ],
    'in Tempo': [
      of('tempo:2.10.8', 'ingester: {lifecycler: {ring: {replication_factor: 2}}}'),
      'ConfigMap/it data["config.yaml"].ingester.lifecycler.ring.replication_factor: replication_factor is 2, and there is 1 replica',
    ],
  },
  passes: {
    'as many as there are': of('loki:3.7.6', 'common: {replication_factor: 3}', 3),
    'one of one': of('loki:3.7.6', 'common: {replication_factor: 1}'),
    'a part that keeps nothing': of('loki:3.7.6', 'target: querier'),
    'Mimir, with the copies in Kafka': of(
      'mimir:3.0.1',
      'ingest_storage: {enabled: true, kafka: {address: "k:9092", topic: t}}',
      2,
    ),
    'none at the moment': of('loki:3.7.6', 'target: all', 0),
    'Tempo by itself': of('tempo:2.10.8', 'target: all'),
  },
});
