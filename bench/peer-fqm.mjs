/**
 * The peer: fqm-execution, a FHIR quality-measure engine in TypeScript, over 200 generated people of 60 resources with
 * HYP008 and COPD010 written as nearly as FHIR expressions allow (the latest systolic and diastolic of the year; review,
 * exacerbations and MRC grade in the year; no adjustments). Prints {personMeasures, seconds, perSecond} as JSON.
 */
import { Calculator } from 'fqm-execution';

const PEOPLE = 200;
const PERIOD = { start: '2025-04-01', end: '2026-03-31' };
const CODES = {
  HYP: '38341003',
  COPD: '13645005',
  SYS: '271649006',
  DIA: '271650006',
  REVIEW: '394703002',
  EXAC: '723245007',
  MRC: '391120009',
  OTHER: '185349003',
};
const base = 'http://commonweal.example';

const ref = (name) => ({ type: 'ExpressionRef', name });
const period = { type: 'ParameterRef', name: 'Measurement Period' };
const retrieve = (resource, set) => ({
  type: 'Retrieve',
  dataType: `{http://hl7.org/fhir}${resource}`,
  codeProperty: 'code',
  codeComparator: 'in',
  codes: { type: 'ValueSetRef', name: set, preserve: true },
});
const property = (path) => ({ type: 'Property', path, scope: 'R' });
const query = (expression, where, returns) => ({
  type: 'Query',
  source: [{ alias: 'R', expression }],
  relationship: [],
  ...(where ? { where } : {}),
  ...(returns ? { return: { distinct: false, expression: returns } } : {}),
});
const inPeriod = { type: 'In', operand: [property('effective.value'), period] };
const exists = (operand) => ({ type: 'Exists', operand });
const and = (...operands) => operands.reduce((left, right) => ({ type: 'And', operand: [left, right] }));
const integer = (value) => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Decimal', value: String(value) });

/** The latest reading of the period is at or below a target. */
function latestAtMost(set, target) {
  const latest = { type: 'Max', source: query(retrieve('Observation', set), inPeriod, property('effective.value')) };
  const sameDay = { type: 'Equal', operand: [property('effective.value'), latest] };
  const low = { type: 'LessOrEqual', operand: [property('value.value.value'), integer(target)] };
  return exists(query(retrieve('Observation', set), and(inPeriod, sameDay, low)));
}

const under80 = {
  type: 'Less',
  operand: [
    {
      type: 'CalculateAgeAt',
      precision: 'Year',
      operand: [
        { type: 'Property', path: 'birthDate.value', source: ref('Patient') },
        { type: 'ToDate', operand: { type: 'End', operand: period } },
      ],
    },
    { type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Integer', value: '80' },
  ],
};

const RULES = {
  HYP008: {
    population: exists(retrieve('Condition', 'HYP')),
    denominator: and(exists(retrieve('Condition', 'HYP')), under80),
    numerator: and(latestAtMost('SYS', 140), latestAtMost('DIA', 90)),
  },
  COPD010: {
    population: exists(retrieve('Condition', 'COPD')),
    denominator: exists(retrieve('Condition', 'COPD')),
    numerator: and(...['REVIEW', 'EXAC', 'MRC'].map((set) => exists(query(retrieve('Observation', set), inPeriod)))),
  },
};

function library(id, rule) {
  const statement = (name, expression) => ({ name, context: 'Patient', accessLevel: 'Public', expression });
  return {
    library: {
      identifier: { id, version: '1' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: {
        def: [
          { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
          { localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' },
        ],
      },
      parameters: {
        def: [
          {
            name: 'Measurement Period',
            accessLevel: 'Public',
            parameterTypeSpecifier: {
              type: 'IntervalTypeSpecifier',
              pointType: { type: 'NamedTypeSpecifier', name: '{urn:hl7-org:elm-types:r1}DateTime' },
            },
          },
        ],
      },
      valueSets: {
        def: Object.keys(CODES).map((name) => ({ name, id: `${base}/ValueSet/${name}`, accessLevel: 'Public' })),
      },
      contexts: { def: [{ name: 'Patient' }] },
      statements: {
        def: [
          statement('Patient', {
            type: 'SingletonFrom',
            operand: { type: 'Retrieve', dataType: '{http://hl7.org/fhir}Patient' },
          }),
          statement('Initial Population', rule.population),
          statement('Denominator', rule.denominator),
          statement('Numerator', rule.numerator),
        ],
      },
    },
  };
}

const POPULATIONS = [
  ['initial-population', 'Initial Population'],
  ['denominator', 'Denominator'],
  ['numerator', 'Numerator'],
];

function measureBundle(id, rule) {
  const valueSets = Object.entries(CODES).map(([name, code]) => ({
    resourceType: 'ValueSet',
    url: `${base}/ValueSet/${name}`,
    status: 'active',
    expansion: { timestamp: PERIOD.end, contains: [{ system: 'http://snomed.info/sct', code }] },
  }));
  const measure = {
    resourceType: 'Measure',
    id,
    url: `${base}/Measure/${id}`,
    status: 'active',
    library: [`${base}/Library/${id}`],
    scoring: { coding: [{ code: 'proportion' }] },
    group: [
      {
        population: POPULATIONS.map(([code, expression]) => ({
          code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-population', code }] },
          criteria: { language: 'text/cql', expression },
        })),
      },
    ],
  };
  const elm = Buffer.from(JSON.stringify(library(id, rule))).toString('base64');
  const resource = {
    resourceType: 'Library',
    id,
    url: `${base}/Library/${id}`,
    version: '1',
    name: id,
    status: 'active',
    type: { coding: [{ code: 'logic-library' }] },
    content: [{ contentType: 'application/elm+json', data: elm }],
  };
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [measure, resource, ...valueSets].map((item) => ({ resource: item })),
  };
}

/** A small seeded generator, so that each run meets the same people. */
let state = 20260410;
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function person(number) {
  const id = `p${number}`;
  const subject = { reference: `Patient/${id}` };
  const coding = (code) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
  const day = () =>
    `202${4 + below(2)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}T09:00:00.000Z`;
  const observation = (index, code, value) => ({
    resourceType: 'Observation',
    id: `${id}-o${index}`,
    status: 'final',
    code: coding(code),
    subject,
    effectiveDateTime: day(),
    ...(value === undefined ? {} : { valueQuantity: { value, unit: 'mm[Hg]' } }),
  });
  const condition = (index, code) => ({
    resourceType: 'Condition',
    id: `${id}-c${index}`,
    code: coding(code),
    subject,
    onsetDateTime: '2015-01-01',
  });
  const kinds = ['SYS', 'DIA', 'REVIEW', 'EXAC', 'MRC', 'OTHER', 'OTHER', 'OTHER'];
  const resources = [
    { resourceType: 'Patient', id, gender: below(2) ? 'male' : 'female', birthDate: `${1930 + below(80)}-06-01` },
    condition(0, below(5) < 2 ? CODES.HYP : CODES.OTHER),
    condition(1, below(20) < 2 ? CODES.COPD : CODES.OTHER),
    ...Array.from({ length: 57 }, (_, index) => {
      const kind = kinds[below(kinds.length)];
      return observation(
        index,
        CODES[kind],
        kind === 'SYS' ? 110 + below(60) : kind === 'DIA' ? 60 + below(40) : undefined,
      );
    }),
  ];
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

const people = Array.from({ length: PEOPLE }, (_, index) => person(index));
const options = {
  measurementPeriodStart: PERIOD.start,
  measurementPeriodEnd: PERIOD.end,
  calculateHTML: false,
  calculateSDEs: false,
  calculateClauseCoverage: false,
  disableHTMLOrdering: true,
  trustMetaProfile: false,
};
const counts = {};
const started = performance.now();
for (const [id, rule] of Object.entries(RULES)) {
  const { results } = await Calculator.calculate(measureBundle(id, rule), people, options);
  const met = (type) =>
    results.filter((one) => one.detailedResults[0].populationResults.some((p) => p.populationType === type && p.result))
      .length;
  counts[id] = { register: met('initial-population'), denominator: met('denominator'), numerator: met('numerator') };
}
const seconds = (performance.now() - started) / 1000;
const personMeasures = PEOPLE * Object.keys(RULES).length;
process.stdout.write(`${JSON.stringify({ personMeasures, seconds, perSecond: personMeasures / seconds, counts })}\n`);
