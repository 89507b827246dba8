const GENERATED = 'Generated for the demonstration: nobody was asked.';
const ANSWERED = 'people who answered, each counted once';

/** A survey of a practice's patients from January to March: about a hundred answers, and half of a small list at most. */
const survey = {
  source: 'gp-patient-survey',
  of: 'practice',
  months: 3,
  denominatorMean: 110,
  denominatorPerThousand: 0,
  unit: 'percent',
  populationBasis: ANSWERED,
  notReceivedPerThousand: 30,
  note: GENERATED,
} as const;

/**
 * What the demonstration receives of practices and localities that no record shows. Means and spreads (standard
 * deviation between places, in logits) are round figures that look right, and never to be quoted.
 */
export const demoMeasures = [
  { ...survey, measure: 'overall-experience', percent: 75, spread: 0.45 },
  { ...survey, measure: 'getting-through-on-the-phone', percent: 53, spread: 0.8 },
  { ...survey, measure: 'making-an-appointment', percent: 67, spread: 0.6 },
  {
    ...survey,
    source: 'friends-and-family',
    measure: 'positive',
    months: 12,
    denominatorMean: 0,
    denominatorPerThousand: 60,
    percent: 91,
    spread: 0.5,
    populationBasis: 'answers given, by whoever chose to answer',
  },
  {
    ...survey,
    source: 'usual-provider-of-care',
    measure: 'index',
    months: 12,
    denominatorMean: 0,
    denominatorPerThousand: 250,
    percent: 54,
    spread: 0.5,
    unit: 'mean',
    populationBasis: 'people with 3 or more contacts with a general practitioner in 12 months',
    note: 'Generated for the demonstration: no contacts were counted. Continuity is lower in larger practices.',
  },
  {
    ...survey,
    source: 'health-and-wellbeing-survey',
    of: 'locality',
    measure: 'often-or-always-lonely',
    months: 12,
    denominatorMean: 600,
    percent: 7,
    spread: 0.2,
    populationBasis: 'people aged 16 and over who answered',
    notReceivedPerThousand: 0,
  },
] as const;
