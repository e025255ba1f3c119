import * as z from 'zod';
import { cidr, dnsLabel } from './values.ts';

/** A topic of that Kafka. */
export const topic = z
  .string()
  .regex(/^[\w.-]{1,249}$/, 'a topic of Kafka: letters, digits, ".", "_" and "-"');

/** A Kafka that this stack uses and does not install. */
export const kafka = z
  .strictObject({
    address: z
      .string()
      .regex(
        /^(?=.{3,255}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?:\d{2,5}$/,
        'a host and a port, such as "kafka.example.com:9092"',
      )
      .describe('A broker that tells of the others: kafka.example.com:9092.'),
    addresses: z
      .array(cidr)
      .min(1)
      .describe(
        'Address blocks of all brokers, on the same port: network policies let nothing else be reached.',
      ),
    saslSecret: dnsLabel
      .optional()
      .describe(
        'Secret with KAFKA_USERNAME and KAFKA_PASSWORD (SASL PLAIN) in each namespace that uses Kafka.',
      ),
  })
  .optional()
  .describe('The Kafka outside, for profiles that write through one.');

export type Kafka = NonNullable<z.output<typeof kafka>>;
