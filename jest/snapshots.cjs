// Every snapshot lies in __snapshots__/ at the top: charts/stack.test.ts has charts--stack.test.ts.snap there.
const { basename, join, relative, resolve, sep } = require('node:path');

const root = resolve(__dirname, '..');
const folder = join(root, '__snapshots__');

module.exports = {
  resolveSnapshotPath: (test, extension) =>
    join(folder, relative(root, test).split(sep).join('--') + extension),
  resolveTestPath: (snapshot, extension) => join(root, basename(snapshot, extension).replaceAll('--', sep)),
  testPathForConsistencyCheck: join(root, 'lib', 'example.test.ts'),
};
