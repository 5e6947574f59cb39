import { MikroORM } from '@mikro-orm/postgresql';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * Jest global set-up: tells the workers whether there is a PostgreSQL to test on. The variable
 * DEMARC_TEST_POSTGRES names one with an administrator's login, and then it must answer; else one on
 * this machine is taken if it lets us in. Without any, tests run on PGlite alone, and this says so.
 */
export default async function findPostgres() {
  const named = process.env['DEMARC_TEST_POSTGRES'];
  const answers = await letsIn(named ?? LOCAL);
  if (named && !answers)
    throw new Error('DEMARC_TEST_POSTGRES names a PostgreSQL that does not let us in.');
  process.env['DEMARC_TEST_POSTGRES'] = answers ? (named ?? LOCAL) : '';
  if (!answers) {
    process.stderr.write(
      'No PostgreSQL here: the tests run on PGlite alone. Name one with DEMARC_TEST_POSTGRES.\n',
    );
  }
}

/** @param {string} url */
async function letsIn(url) {
  if (url === '') return false;
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
  });
  try {
    await orm.em.execute('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await orm.close();
  }
}
