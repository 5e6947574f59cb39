import type { RequestHandler } from 'express';

/** Nobody on the way keeps an answer: the next one who asks may not be allowed to read it. */
export const forbidCaching: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
