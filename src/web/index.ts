export { createApp, type WebOptions } from './app.ts';
export { type RunningServer, startServer } from './server.ts';
