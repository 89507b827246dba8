export { createApp } from './app.ts';
export { DELIVERY } from './doors/delivery-door.ts';
export { FORM_ROUTES, PAGE_ROUTES } from './routes.ts';
export { type RunningServer, startServer } from './server.ts';
export type { ProviderSettings } from './sign-in/provider.ts';
export type { Contexts, WebOptions } from './web-options.ts';
