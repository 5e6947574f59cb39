import { connect } from 'node:net';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * Jest global set-up: tells the workers whether there is a PostgreSQL to test on. The variable
 * DEMARC_TEST_POSTGRES names one with an administrator's login; else one on this machine is taken.
 * Without any, tests run on PGlite alone, and this says so.
 */
export default async function findPostgres() {
  process.env['DEMARC_TEST_POSTGRES'] ??= (await answers(5432)) ? LOCAL : '';
  if (process.env['DEMARC_TEST_POSTGRES'] === '') {
    process.stderr.write(
      'No PostgreSQL here: the tests run on PGlite alone. Name one with DEMARC_TEST_POSTGRES.\n',
    );
  }
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const close = (/** @type {boolean} */ found) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => close(true));
    socket.once('error', () => close(false));
    socket.once('timeout', () => close(false));
  });
}
