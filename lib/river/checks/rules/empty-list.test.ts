import { testRule } from '../testing.ts';
import { emptyList } from './empty-list.ts';

testRule(emptyList, {
  finds: {
    targets: [
      'prometheus.scrape "x" {\n targets = []\n forward_to = []\n}',
      '2: targets is empty, so prometheus.scrape "x" has nothing to work on',
    ],
    'what is empty once it is put together': [
      'prometheus.scrape "x" {\n targets = array.concat([], [])\n}',
      '2: targets is empty, so prometheus.scrape "x" has nothing to work on',
    ],
  },
  passes: {
    'targets that are there': 'prometheus.scrape "x" {\n targets = [{ __address__ = "a:1" }]\n}',
    'lists that need not be there': 'prometheus.exporter.unix "x" {\n disable_collectors = []\n}',
    'rules that are lent to others':
      'discovery.relabel "r" {\n targets = []\n}\nloki.source.docker "d" {\n relabel_rules = discovery.relabel.r.rules\n}',
  },
});
