import { manifest, testRule } from '../../testing.ts';
import { configData } from './config-data.ts';

const text = (bytes: number) => 'x'.repeat(bytes);

testRule(configData, {
  finds: {
    'keys that are no files': [
      manifest('v1', 'ConfigMap', 'data: {"a b": x, "../a": x}, binaryData: {"": eA==}'),
      'ConfigMap/it data["a b"]: "a b" is no key',
      'ConfigMap/it data["../a"]: "../a" is no key',
      'ConfigMap/it binaryData[""]: "" is no key',
    ],
    'keys of a Secret': [
      manifest('v1', 'Secret', 'data: {a/b: eA==}, stringData: {"c d": x}'),
      'Secret/it data["a/b"]: "a/b" is no key',
      'Secret/it stringData["c d"]: "c d" is no key',
    ],
    'one key twice': [
      manifest('v1', 'ConfigMap', 'data: {a: x}, binaryData: {a: eA==}'),
      'ConfigMap/it binaryData.a: the key "a" is in data too',
    ],
    'too much data': [
      manifest('v1', 'ConfigMap', `data: {a: ${text(524_288)}, b: ${text(524_289)}}`),
      'ConfigMap/it: the data has 1048577 bytes, and the API server takes 1048576',
    ],
  },
  passes: {
    files: manifest(
      'v1',
      'ConfigMap',
      'data: {config.alloy: x, _a-B.1: y, .hidden: z}, binaryData: {b: eA==}',
    ),
    'as much as fits': [
      manifest('v1', 'ConfigMap', `data: {a: ${text(1_048_576)}}`),
      manifest('v1', 'Secret', `data: {a: ${text(1_398_100)}}`),
    ],
    'a Secret that says one key twice': manifest('v1', 'Secret', 'data: {a: eA==}, stringData: {a: x}'),
    nothing: [manifest('v1', 'ConfigMap', 'data: null'), manifest('v1', 'Service', 'data: {"a b": c}')],
  },
});
