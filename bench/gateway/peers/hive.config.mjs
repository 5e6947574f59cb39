// Hive Gateway as the public benchmark runs it; what it shares, the workload says.
const sharing = process.env['BENCH_SHARING'];

export const gatewayConfig = {
  maxDepth: false,
  maxTokens: false,
  inboundInflightRequestDeduplication: sharing === 'requests',
  transportEntries: {
    '*.http': { options: { deduplicateInflightRequests: sharing !== 'none' } },
  },
};
