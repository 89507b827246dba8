import { basename } from 'node:path';

const LONGEST_NAME = 200;

/** The name as sent, without a folder and without what a file system may stumble over. */
export function safeName(name: string): string {
  const bare = basename(name.replaceAll('\\', '/')).replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return bare.replace(/^\.+/, '').slice(-LONGEST_NAME) || 'file';
}
