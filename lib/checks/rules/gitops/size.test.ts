import { manifest, testRule } from '../../testing.ts';
import { size } from './size.ts';

const of = (bytes: number) => manifest('example.com/v1', 'Thing', `spec: {text: "${'x'.repeat(bytes)}"}`);

testRule(size, {
  finds: { 'two megabytes': [of(2 * 1024 * 1024), 'Thing/it: this object has 2.0 MiB, and etcd takes 1.5'] },
  passes: { 'one megabyte': of(1024 * 1024) },
});
