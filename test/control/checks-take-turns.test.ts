import { expect, test } from '@jest/globals';
import { judgePublish } from '@demarc/supergraph/publishing';
import { limitChecks } from '../../control/limits/limit-checks.ts';
import { engines } from '../kit/engines.ts';
import { openPublisher, shopContract, team } from '../registry/open-publisher.ts';

test.each(engines)(
  'a token has two checks under way at most, on %s',
  async (_name, engine) => {
    const gate = Promise.withResolvers<undefined>();
    const publisher = await openPublisher(engine, {
      judge: async (question) => {
        await gate.promise;
        return judgePublish(question);
      },
    });
    try {
      const checks = limitChecks();
      const shop = { contracts: [shopContract('catalogue')], removed: [], today: undefined };
      const checkAs = (id: string) => checks(publisher, team(id))(shop);
      const underWay = [checkAs('catalogue'), checkAs('catalogue')];
      await expect(checkAs('catalogue')).rejects.toMatchObject({ code: 'CHECK_CROWDED' });
      const another = checkAs('reviews');
      gate.resolve(undefined);
      await Promise.all([...underWay, another]);
      expect(await checkAs('catalogue')).toMatchObject({ isBlocked: false });
    } finally {
      await publisher.close();
    }
  },
  120_000,
);
