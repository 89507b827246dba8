export { optionOf, readCommandLine, usageOf } from './arguments.ts';
export { jsonText } from './plain-json.ts';
export { barLine, progressBar, type Screen } from './progress-bar.ts';
export { type CommandSystem, helpText, isVerb, refuse, runCommand } from './run-command.ts';
export type { Host, RouteAccess, Streams } from './verb.ts';
