import type { Rate, Rule } from '../../../src/indicators/language/index.ts';
import { IND265 } from './nice/ind265.ts';
import { QOH116 } from './outcomes/qoh116.ts';
import { QOH119 } from './outcomes/qoh119.ts';
import { QOH120 } from './outcomes/qoh120.ts';
import { QOH121 } from './outcomes/qoh121.ts';
import { QOH122 } from './outcomes/qoh122.ts';
import { QOH126 } from './outcomes/qoh126.ts';
import { QOH127 } from './outcomes/qoh127.ts';
import { QOH128 } from './outcomes/qoh128.ts';
import { QOH129 } from './outcomes/qoh129.ts';
import { QOH130 } from './outcomes/qoh130.ts';
import { QOH131 } from './outcomes/qoh131.ts';
import { QOH132 } from './outcomes/qoh132.ts';
import { QOH133 } from './outcomes/qoh133.ts';
import { QOH134 } from './outcomes/qoh134.ts';
import { QOH201 } from './outcomes/qoh201.ts';
import { QOH207 } from './outcomes/qoh207.ts';
import { QOH211 } from './outcomes/qoh211.ts';
import { QOH216 } from './outcomes/qoh216.ts';
import { QOH219 } from './outcomes/qoh219.ts';
import { QOH220 } from './outcomes/qoh220.ts';
import { QOH221 } from './outcomes/qoh221.ts';
import { QOH222 } from './outcomes/qoh222.ts';
import { QOH223 } from './outcomes/qoh223.ts';
import { QOH224 } from './outcomes/qoh224.ts';
import { QOH301 } from './outcomes/qoh301.ts';
import { QOH302 } from './outcomes/qoh302.ts';
import { QOH303 } from './outcomes/qoh303.ts';
import { QOH304 } from './outcomes/qoh304.ts';
import { QOH305 } from './outcomes/qoh305.ts';
import { QOH306 } from './outcomes/qoh306.ts';
import { QOH307 } from './outcomes/qoh307.ts';
import { QOH308 } from './outcomes/qoh308.ts';
import { QOH309 } from './outcomes/qoh309.ts';
import { QOH407 } from './outcomes/qoh407.ts';
import { QOH408 } from './outcomes/qoh408.ts';
import { QOH501 } from './outcomes/qoh501.ts';
import { QOH502 } from './outcomes/qoh502.ts';
import { QOH503 } from './outcomes/qoh503.ts';
import { QOH504 } from './outcomes/qoh504.ts';
import { QOH505 } from './outcomes/qoh505.ts';
import { QOH506 } from './outcomes/qoh506.ts';
import { QOH507 } from './outcomes/qoh507.ts';
import { QOH508 } from './outcomes/qoh508.ts';
import { AF006 } from './qof/af006.ts';
import { AF008 } from './qof/af008.ts';
import { AST007 } from './qof/ast007.ts';
import { AST012 } from './qof/ast012.ts';
import { BP002 } from './qof/bp002.ts';
import { CHD005 } from './qof/chd005.ts';
import { CHD015 } from './qof/chd015.ts';
import { CHD016 } from './qof/chd016.ts';
import { CHOL003 } from './qof/chol003.ts';
import { CHOL004 } from './qof/chol004.ts';
import { COPD010 } from './qof/copd010.ts';
import { CS005 } from './qof/cs005.ts';
import { CS006 } from './qof/cs006.ts';
import { DEM004 } from './qof/dem004.ts';
import { DEP004 } from './qof/dep004.ts';
import { DM006 } from './qof/dm006.ts';
import { DM012 } from './qof/dm012.ts';
import { DM014 } from './qof/dm014.ts';
import { DM020 } from './qof/dm020.ts';
import { DM021 } from './qof/dm021.ts';
import { DM033 } from './qof/dm033.ts';
import { DM034 } from './qof/dm034.ts';
import { DM035 } from './qof/dm035.ts';
import { DM036 } from './qof/dm036.ts';
import { HF003 } from './qof/hf003.ts';
import { HF006 } from './qof/hf006.ts';
import { HF007 } from './qof/hf007.ts';
import { HF008 } from './qof/hf008.ts';
import { HYP008 } from './qof/hyp008.ts';
import { HYP009 } from './qof/hyp009.ts';
import { MH002 } from './qof/mh002.ts';
import { MH003 } from './qof/mh003.ts';
import { MH006 } from './qof/mh006.ts';
import { MH007 } from './qof/mh007.ts';
import { MH011 } from './qof/mh011.ts';
import { MH012 } from './qof/mh012.ts';
import { NDH002 } from './qof/ndh002.ts';
import { SMOK002 } from './qof/smok002.ts';
import { SMOK004 } from './qof/smok004.ts';
import { STIA007 } from './qof/stia007.ts';
import { STIA014 } from './qof/stia014.ts';
import { STIA015 } from './qof/stia015.ts';
import { VI001 } from './qof/vi001.ts';
import { VI002 } from './qof/vi002.ts';
import { VI003 } from './qof/vi003.ts';
import { VI004 } from './qof/vi004.ts';

/** Every rule of QOF 2025/26, and of 2023/24 where outcomes rest on it. */
export const qofRules: readonly Rule[] = [
  AF006,
  AF008,
  CHD005,
  CHD015,
  CHD016,
  CHOL003,
  CHOL004,
  HF003,
  HF006,
  HF007,
  HF008,
  HYP008,
  HYP009,
  STIA007,
  STIA014,
  STIA015,
  DM006,
  DM012,
  DM014,
  DM020,
  DM021,
  DM033,
  DM034,
  DM035,
  DM036,
  AST007,
  AST012,
  COPD010,
  DEM004,
  DEP004,
  MH002,
  MH003,
  MH006,
  MH007,
  MH011,
  MH012,
  NDH002,
  BP002,
  SMOK002,
  SMOK004,
  VI001,
  VI002,
  VI003,
  VI004,
  CS005,
  CS006,
];

/** The rules of Quality Outcomes for Health's own measures. */
const outcomeRules: readonly Rule[] = [
  QOH116,
  QOH119,
  QOH120,
  QOH121,
  QOH122,
  QOH126,
  QOH127,
  QOH128,
  QOH129,
  QOH130,
  QOH131,
  QOH132,
  QOH133,
  QOH134,
  QOH201,
  QOH207,
  QOH211,
  QOH219,
  QOH220,
  QOH222,
  QOH223,
  QOH224,
  QOH308,
  QOH501,
  QOH502,
  QOH504,
  QOH505,
  QOH507,
  QOH508,
];

/** Every rule that a framework of 2025/26 may name. */
export const everyRule: readonly Rule[] = [...qofRules, IND265, ...outcomeRules];

/** Rates, ratios and means of Quality Outcomes for Health. */
export const everyRate: readonly Rate[] = [
  QOH216,
  QOH221,
  QOH301,
  QOH302,
  QOH303,
  QOH304,
  QOH305,
  QOH306,
  QOH307,
  QOH309,
  QOH407,
  QOH408,
  QOH503,
  QOH506,
];
