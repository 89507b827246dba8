import type { LoadedFramework, PersonOutcome, Rule } from '../../indicators/index.ts';

const STAGES: Readonly<Record<string, string>> = {
  clinical: 'your treatment or your health makes this target the wrong one for you',
  unsuitable: 'your clinician judged that this care is not suitable for you at present',
  'declined this care': 'you chose not to have this',
  'declined all care': 'you chose not to have care for this condition',
  invited: 'you were invited twice this year and it has not happened yet',
  'newly diagnosed': 'you were diagnosed only recently',
  'newly registered': 'you joined the practice only recently',
};

/** One sentence that the person could read: why they are counted as they are. */
export function plainReason(
  framework: LoadedFramework,
  rule: Rule,
  outcome: PersonOutcome,
  step: number | null,
): string {
  const { title } = framework.register(rule.register);
  const decided = rule.steps.find((each) => each.n === step);
  const wanted = rule.steps.filter((each) => each.kind === 'success').map((each) => each.words);
  switch (outcome) {
    case 'numerator':
      return `You are counted, and this is recorded for you: ${decided?.words ?? wanted.join(', or ')}.`;
    case 'missed':
      return `You are counted, and this is not recorded for you yet: ${wanted.join(', or ')}.`;
    case 'adjusted':
      return `You are not counted this year, because ${decided?.kind === 'adjustment' ? STAGES[decided.stage] : decided?.words}.`;
    case 'excluded':
      return `This is not about you: ${decided?.words ?? 'it is for other people'}.`;
    case 'not on register':
      return `This is for people on the practice’s list for ${title.toLowerCase()}, and you are not on it.`;
  }
}
