import type { PageExample } from '../../examples/example.ts';
import { publishedView } from './view.ts';

export const examples: readonly PageExample[] = [
  { name: 'published', page: () => publishedView(['2014/15', '2018/19'], ['2014/15']) },
  { name: 'published, nothing loaded', page: () => publishedView([], []) },
];
