// The peer that everybody knows: @apollo/gateway behind @apollo/server's standalone door, as both come.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env['BENCH_SUPERGRAPH'] ?? '', 'utf8'),
});
process.once('disconnect', () => process.exit());
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { host: '127.0.0.1', port: 0 },
});
process.send?.({ type: 'ready', url });
