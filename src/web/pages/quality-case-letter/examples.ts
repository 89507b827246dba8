import { BASIS, type PageExample, PLACE } from '../../examples/example.ts';
import { qualityCaseLetterView } from './view.ts';

const GIVEN = {
  case: 'QM-0a1b2c3d4e',
  place: PLACE,
  title: 'Report of a visit',
  paragraphs: ['Visit to Linden Park Surgery (X00036).', 'What is agreed: not yet'],
  writtenUnder: ['Date of the visit, and who came'],
  basis: BASIS,
};

export const examples: readonly PageExample[] = [
  { name: 'a form', page: () => qualityCaseLetterView(GIVEN) },
  { name: 'a letter', page: () => qualityCaseLetterView({ ...GIVEN, title: 'What was agreed', writtenUnder: [] }) },
];
