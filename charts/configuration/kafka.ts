import type { Cluster } from '../../lib/cluster/cluster.ts';

/** Keys of the Secret with Kafka's password, which are variables too. */
export const kafkaSecretKeys = ['KAFKA_USERNAME', 'KAFKA_PASSWORD'] as const;

/** What a client of Kafka is told. Each program expands the variables when it reads its configuration. */
export function kafkaClient({ kafka }: Cluster) {
  if (!kafka) throw new RangeError('a profile that needs Kafka has it: the cluster file is checked for it');
  return {
    address: kafka.address,
    ...(kafka.saslSecret !== undefined && {
      sasl_username: '${KAFKA_USERNAME}',
      sasl_password: '${KAFKA_PASSWORD}',
    }),
  };
}
