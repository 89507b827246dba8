import { MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { TOLD } from '../monitoring/examples.ts';
import { intelligenceView } from './view.ts';

const GIVEN = { told: TOLD, words: TOLD.words, seenBy: [], practice: TOLD.practice, basis: MANAGEMENT };
const SENSITIVE = {
  ...TOLD,
  sensitivity: 'safeguarding',
  isSensitive: true,
  standing: 'fact',
  qualityCase: null,
} as const;

export const examples: readonly PageExample[] = [
  { name: 'ordinary', page: () => intelligenceView(GIVEN) },
  {
    name: 'sensitive, put right',
    page: () =>
      intelligenceView({
        ...GIVEN,
        told: { ...SENSITIVE, corrects: 'SI-1', correctedBy: 'SI-2' },
        seenBy: ['Florence Rounds'],
      }),
  },
  { name: 'destroyed', page: () => intelligenceView({ ...GIVEN, words: null }) },
];
