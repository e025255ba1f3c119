// What stands for cdk8s in the bundle: the parts that the program uses. Add here what a chart needs besides.
export { ApiObject } from '../node_modules/cdk8s/lib/api-object.js';
export { App } from '../node_modules/cdk8s/lib/app.js';
export { Chart } from '../node_modules/cdk8s/lib/chart.js';
export { JsonPatch } from '../node_modules/cdk8s/lib/json-patch.js';
