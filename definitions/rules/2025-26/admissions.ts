import {
  type Diagnosis,
  diagnosis,
  type Encounters,
  sinceYearStart,
  startedIn,
  type Window,
} from '../../../src/indicators/language/index.ts';

/** An admission as an emergency, not by transfer from another hospital. */
export function emergencies(diagnoses?: readonly Diagnosis[], window: Window = sinceYearStart): Encounters {
  const more = { admissionMethods: EMERGENCY, notSources: TRANSFERS, ...(diagnoses ? { diagnoses } : {}) };
  return startedIn(window, 'emergency_admission', more);
}

/** Methods of admission of the NHS Data Dictionary that are an emergency. */
const EMERGENCY = ['21', '22', '23', '24', '25', '28', '2A', '2B', '2C', '2D'];
const TRANSFERS = ['51', '52', '53'];

/** Chronic conditions of CCG OIS 2.6 and NHS Outcomes Framework 2.3.i (specification 1.15). */
export const chronicConditions: readonly Diagnosis[] = [
  diagnosis('Chronic hepatitis B', { primary: 'B18[01]', notSecondary: 'D57' }),
  diagnosis('Iron deficiency anaemia', { primary: 'D5[12]|D50[189]' }),
  diagnosis('Diabetes', { primary: 'E1[01234]' }),
  diagnosis('Dementia', { primary: 'F0[0123]' }),
  diagnosis('Epilepsy', { primary: 'G4[01]' }),
  diagnosis('Hypertension', { primary: 'I10X|I119', notProcedure: 'K[0-4]|K5[025-7]|K6[016-9]|K7[134]' }),
  diagnosis('Congestive heart failure', {
    primary: 'I50|I110|J81X|I130',
    notProcedure: 'K[0-4]|K5[025-7]|K6[016-9]|K7[134]',
  }),
  diagnosis('Angina', { primary: 'I20', notProcedure: '[A-W]|X[0-5]' }),
  diagnosis('Chronic heart disease', { primary: 'I25', notProcedure: '[A-W]|X[0-5]' }),
  diagnosis('Atrial Fibrillation', { primary: 'I48' }),
  diagnosis('COPD (acute)', { primary: 'J20', secondary: 'J4[12347]' }),
  diagnosis('COPD (chronic)', { primary: 'J4[134]|J4[27]X' }),
  diagnosis('Asthma', { primary: 'J45|J46X' }),
];

/** Acute conditions of NHS Outcomes Framework 3a: codes from memory, unverified. */
export const acuteConditions: readonly Diagnosis[] = [
  diagnosis('Influenza and pneumonia', { primary: 'J1[0134]|J15[3479]|J168|J18[18]', notSecondary: 'D57' }),
  diagnosis('Other vaccine-preventable', { primary: 'A3[67]|B0[56]|B16[19]|B26|M014' }),
  diagnosis('Acute coronary', { primary: 'I24[089]' }),
  diagnosis('Gastroenteritis and dehydration', { primary: 'K52[289]|E86|A020|A04|A059|A072|A0[89]' }),
  diagnosis('Pyelonephritis and urinary infection', { primary: 'N1[012]|N136|N159|N390|N30[089]' }),
  diagnosis('Upper gastrointestinal', { primary: 'K2[01]|K2[5678][012456]' }),
  diagnosis('Cellulitis', { primary: 'L0[1234]|I891|L08[089]|L88|L980' }),
  diagnosis('Ear, nose and throat', { primary: 'H6[67]|J0[26]|J03|J040|J312' }),
  diagnosis('Dental', { primary: 'A690|K0[234568]|K09[89]|K1[23]' }),
  diagnosis('Convulsions', { primary: 'R56|O15|G253' }),
];

/** Asthma, diabetes and epilepsy under 19, NHS Outcomes Framework 2.3.ii: codes from memory, unverified. */
export const childrensConditions: readonly Diagnosis[] = [
  diagnosis('Asthma, diabetes or epilepsy', { primary: 'J4[56]|E10|G4[01]' }),
];

/** Lower respiratory infections of children, NHS Outcomes Framework 3.2: codes from memory, unverified. */
export const lowerRespiratory: readonly Diagnosis[] = [
  diagnosis('Lower respiratory infection', { primary: 'J100|J11[01]|J1[23456]|J18[019]|J21' }),
];

export const gastroenteritis: readonly Diagnosis[] = [diagnosis('Gastroenteritis', { primary: 'A0[89]|K52[289]' })];
