import type { AnyPage } from './layout/page.ts';
import type { PageRoute } from './route.ts';

/**
 * The page with the framework that it looks at in every link to a page that can look at one: whoever looks at another
 * framework than the one in force stays in it. A link that names a framework itself is left as it is.
 */
export function withFramework<P extends AnyPage>(page: P, routes: readonly PageRoute[], framework: string): P {
  const { trail, tables, content } = page;
  const carry = <T>(value: T): T => carried(value, routes, framework);
  return { ...page, trail: carry(trail), tables: carry(tables), content: carry(content) };
}

function carried<T>(value: T, routes: readonly PageRoute[], framework: string): T {
  if (Array.isArray(value)) return value.map((item) => carried(item, routes, framework)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const parts = Object.entries(value).map(([name, part]) => [
    name,
    name === 'href' && typeof part === 'string' ? addressIn(part, routes, framework) : carried(part, routes, framework),
  ]);
  return Object.fromEntries(parts) as T;
}

function addressIn(address: string, routes: readonly PageRoute[], framework: string): string {
  const [beforeHash = '', hash] = address.split('#');
  const [path = '', query] = beforeHash.split('?');
  if (!looksAtFramework(path, routes) || new URLSearchParams(query).has('framework')) return address;
  const all = [...(query === undefined ? [] : [query]), `framework=${encodeURIComponent(framework)}`].join('&');
  return `${path}?${all}${hash === undefined ? '' : `#${hash}`}`;
}

/** Whether the page at a path looks at the framework that is asked for. */
export function looksAtFramework(path: string, routes: readonly PageRoute[]): boolean {
  const parts = path.split('/');
  const fits = ({ path: of }: PageRoute): boolean => {
    const wanted = of.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
  };
  return routes.find(fits)?.looksAtFramework === true;
}
