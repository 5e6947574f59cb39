import { openRegistry } from '@demarc/supergraph/registry';
import { judgePublish } from '../../supergraph/publishing/judge-publish.ts';
import { publish } from '../../supergraph/publish.ts';
import { admin, shopContract, shopPublisher } from './open-publisher.ts';

// A process that publishes once, and dies right after one of its steps: `judge`, or the first statement
// that begins so. What it stops itself by is SIGKILL, which asks nobody.
const env = (name: string) => process.env[name] ?? '';
const step = env('STEP');
let isArmed = false;
const die = () => process.kill(process.pid, 'SIGKILL');

const registry = await openRegistry(JSON.parse(env('LOCATION')) as { folder: string }, {
  onQuery: (sql) => {
    if (isArmed && sql.startsWith(step)) die();
  },
});
const publisher = { registry, ...shopPublisher(env('FOLDER')) };
isArmed = true;
await publish(
  {
    ...publisher,
    judge: async (question) => {
      const judgement = await judgePublish(question);
      if (step === 'judge') die();
      return judgement;
    },
  },
  {
    actor: admin,
    requestId: env('REQUEST'),
    contracts: [shopContract('catalogue', (text) => text + env('EDITION'))],
    removed: [],
  },
);
process.stderr.write('It was to die and did not.\n');
await registry.close();
