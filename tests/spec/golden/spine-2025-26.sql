-- The codes that each fact is found from
CREATE OR REPLACE TEMP TABLE codes AS
SELECT unnest(string_split(codes, ' '))::BIGINT AS code, fact::SMALLINT AS fact, from_date, until_date, is_marked
FROM (VALUES
  (1, DATE '0001-01-01', DATE '2026-03-31', false, '10069999999100'),
  (2, DATE '0001-01-01', DATE '2026-03-31', false, '10029999999109 …'),
  (3, DATE '0001-01-01', DATE '2026-03-31', false, '10089999999105 …'),
  (4, DATE '0001-01-01', DATE '2026-03-31', false, '10159999999102 …'),
  (5, DATE '2025-04-01', DATE '2026-03-31', false, '10099999999107 …'),
  (6, DATE '2025-04-01', DATE '2026-03-31', false, '10609999999105 …'),
  (7, DATE '2025-04-01', DATE '2026-03-31', false, '10589999999100'),
  (8, DATE '2025-04-01', DATE '2026-03-31', false, '10599999999103'),
  (9, DATE '2025-04-01', DATE '2026-03-31', false, '10579999999102'),
  (10, DATE '0001-01-01', DATE '2026-03-31', false, '162660004'),
  (11, DATE '2025-04-01', DATE '2026-03-31', false, '10459999999108 …'),
  (12, DATE '0001-01-01', DATE '2026-03-31', false, '1064811000000103 …'),
  (13, DATE '2025-04-01', DATE '2026-03-31', false, '116471000119100'),
  (14, DATE '2025-04-01', DATE '2026-03-31', false, '10019999999102 …'),
  (15, DATE '0001-01-01', DATE '2026-03-31', false, '10079999999108'),
  (16, DATE '2025-04-01', DATE '2026-03-31', false, '10809999999109 …'),
  (17, DATE '2025-04-01', DATE '2026-03-31', false, '10799999999105'),
  (18, DATE '2025-04-01', DATE '2026-03-31', false, '10789999999108'),
  (19, DATE '0001-01-01', DATE '2026-03-31', false, '10639999999103 …'),
  (20, DATE '2025-04-01', DATE '2026-03-31', false, '10349999999103'),
  (21, DATE '2025-04-01', DATE '2026-03-31', false, '10429999999102 …'),
  (22, DATE '2025-04-01', DATE '2026-03-31', false, '10419999999109'),
  (23, DATE '2025-04-01', DATE '2026-03-31', false, '10409999999107'),
  (24, DATE '0001-01-01', DATE '2026-03-31', false, '10299999999100'),
  (25, DATE '2025-04-01', DATE '2026-03-31', false, '10329999999106 …'),
  (26, DATE '0001-01-01', DATE '2026-03-31', false, '10249999999106 …'),
  (27, DATE '2022-10-01', DATE '2026-03-31', false, '11249999999100'),
  (28, DATE '2022-10-01', DATE '2026-03-31', false, '11259999999102'),
  (29, DATE '2022-10-01', DATE '2026-03-31', false, '11209999999103'),
  (30, DATE '2025-04-01', DATE '2026-03-31', false, '11069999999106 …'),
  (31, DATE '2025-04-01', DATE '2026-03-31', false, '11039999999100 …'),
  (32, DATE '2025-04-01', DATE '2026-03-31', false, '11099999999104 …'),
  (33, DATE '2025-04-01', DATE '2026-03-31', false, '11089999999101'),
  (34, DATE '2025-04-01', DATE '2026-03-31', false, '11059999999108'),
  (35, DATE '0001-01-01', DATE '2026-03-31', false, '101421000119107 …'),
  (36, DATE '2025-04-01', DATE '2026-03-31', false, '1066911000000100 …'),
  (37, DATE '2025-04-01', DATE '2026-03-31', false, '407569005'),
  (38, DATE '2025-04-01', DATE '2026-03-31', false, '716031000000106'),
  (39, DATE '2025-04-01', DATE '2026-03-31', false, '717421000000100'),
  (40, DATE '0001-01-01', DATE '2026-03-31', false, '315051004'),
  (41, DATE '0001-01-01', DATE '2026-03-31', false, '111552007 …'),
  (42, DATE '2025-04-01', DATE '2026-03-31', false, '10179999999107 …'),
  (43, DATE '2025-04-01', DATE '2026-03-31', false, '10179999999107'),
  (44, DATE '2025-10-01', DATE '2026-03-31', false, '10099999999107 …'),
  (45, DATE '2025-04-01', DATE '2026-03-31', false, '10189999999109'),
  (46, DATE '0001-01-01', DATE '2026-03-31', true, '10839999999102 …'),
  (46, DATE '0001-01-01', DATE '2026-03-31', false, '10879999999100 …'),
  (47, DATE '2025-04-01', DATE '2026-03-31', false, '11149999999106'),
  (48, DATE '2025-04-01', DATE '2026-03-31', false, '11139999999101'),
  (49, DATE '2025-04-01', DATE '2026-03-31', false, '407567007'),
  (50, DATE '2025-04-01', DATE '2026-03-31', false, '1066941000000104 …'),
  (51, DATE '2025-04-01', DATE '2026-03-31', false, '716771000000106'),
  (52, DATE '2025-04-01', DATE '2026-03-31', false, '716821000000100'),
  (53, DATE '0001-01-01', DATE '2026-03-31', false, '162659009'),
  (54, DATE '0001-01-01', DATE '2026-03-31', false, '10562009 …'),
  (55, DATE '2025-04-01', DATE '2026-03-31', false, '1049301000000100 …'),
  (56, DATE '2025-04-01', DATE '2026-03-31', false, '1049301000000100 …'),
  (57, DATE '0001-01-01', DATE '2026-03-31', false, '11129999999103'),
  (58, DATE '0001-01-01', DATE '2026-03-31', false, '10007009 …'),
  (59, DATE '0001-01-01', DATE '2026-03-31', false, '10089999999105'),
  (60, DATE '0001-01-01', DATE '2026-03-31', true, '925831000000107 …'),
  (60, DATE '0001-01-01', DATE '2026-03-31', false, '925791000000100'),
  (61, DATE '2025-04-01', DATE '2026-03-31', false, '10359999999100 …'),
  (62, DATE '0001-01-01', DATE '2026-03-31', false, '11159999999109 …'),
  (63, DATE '2025-04-01', DATE '2026-03-31', false, '10219999999105'),
  (64, DATE '2024-04-01', DATE '2026-03-31', false, '10919999999103 …'),
  (65, DATE '2025-04-01', DATE '2026-03-31', false, '11219999999101 …'),
  (66, DATE '2025-04-01', DATE '2026-03-31', false, '10759999999101'),
  (67, DATE '2025-04-01', DATE '2026-03-31', false, '1006751000000102'),
  (68, DATE '2022-10-01', DATE '2026-03-31', false, '11179999999104 …'),
  (69, DATE '2025-04-01', DATE '2026-03-31', false, '11009999999107 …'),
  (70, DATE '2025-04-01', DATE '2026-03-31', false, '10999999999108'),
  (71, DATE '2025-04-01', DATE '2026-03-31', false, '10989999999106'),
  (72, DATE '0001-01-01', DATE '2026-03-31', false, '10319999999104'),
  (73, DATE '2025-04-01', DATE '2026-03-31', false, '198081000000101 …'),
  (74, DATE '2025-04-01', DATE '2026-03-31', false, '10209999999108'),
  (75, DATE '2025-04-01', DATE '2026-03-31', false, '10779999999106'),
  (76, DATE '0001-01-01', DATE '2026-03-31', false, '10229999999103'),
  (77, DATE '2025-04-01', DATE '2026-03-31', false, '10239999999101'),
  (78, DATE '2025-10-01', DATE '2026-03-31', false, '10139999999105 …'),
  (79, DATE '0001-01-01', DATE '2026-03-31', false, '10199999999106'),
  (80, DATE '0001-01-01', DATE '2026-03-31', false, '10769999999103')) AS listed(fact, from_date, until_date, is_marked, codes);

-- The tests that one fact answers, and the bit of each
CREATE OR REPLACE TEMP TABLE tests (fact SMALLINT, word TINYINT, bit BIGINT, kind VARCHAR, day DATE, days INTEGER, meets BIGINT);
INSERT INTO tests VALUES
(2, 1, 1, 'recorded', NULL, NULL, 0), -- AFIB_COD is recorded
(1, 1, 2, 'recorded', NULL, NULL, 0), -- AFIBRES_COD is recorded
(12, 1, 4, 'recorded', NULL, NULL, 0), -- AST_COD is recorded
(10, 1, 8, 'recorded', NULL, NULL, 0), -- ASTRES_COD is recorded
(11, 1, 16, 'recorded', NULL, NULL, 0), -- ASTTRT_COD in the 12 months to the period end is recorded
(19, 1, 32, 'recorded', NULL, NULL, 0), -- CHD_COD is recorded
(26, 1, 128, 'recorded', NULL, NULL, 0), -- COPD_COD on or after latest COPDRES_COD is recorded
(72, 1, 512, 'recorded', NULL, NULL, 0), -- SPIRPU_COD is recorded
(35, 1, 1024, 'recorded', NULL, NULL, 0), -- DEM_COD is recorded
(41, 1, 2048, 'recorded', NULL, NULL, 0), -- DM_COD is recorded
(40, 1, 4096, 'recorded', NULL, NULL, 0), -- DMRES_COD is recorded
(54, 1, 8192, 'recorded', NULL, NULL, 0), -- HYP_COD is recorded
(53, 1, 16384, 'recorded', NULL, NULL, 0), -- HYPRES_COD is recorded
(58, 1, 32768, 'recorded', NULL, NULL, 0), -- LD_COD is recorded
(57, 1, 65536, 'recorded', NULL, NULL, 0), -- LDREM_COD is recorded
(73, 1, 131072, 'recorded', NULL, NULL, 1), -- latest blood pressure reading in the 12 months to the period end is at or below 140/90 (home 135/85)
(49, 1, 262144, 'recorded', NULL, NULL, 0), -- HTMAX_COD in the 12 months to the period end is recorded
(52, 1, 524288, 'recorded', NULL, NULL, 0), -- HYPPCAPU_COD in the 12 months to the period end is recorded
(14, 1, 1048576, 'recorded', NULL, NULL, 0), -- BPDEC_COD or HOMEBPDEC_COD in the 12 months to the period end is recorded
(51, 1, 2097152, 'recorded', NULL, NULL, 0), -- HYPPCADEC_COD in the 12 months to the period end is recorded
(50, 1, 4194304, 'days apart', NULL, 7, 0), -- HYPINVITE_COD on or after 7 days after earliest HYPINVITE_COD on or after 1 April of the year is recorded
(73, 1, 8388608, 'recorded', NULL, NULL, 0), -- blood pressure reading in the 12 months to the period end is recorded
(54, 1, 16777216, 'earliest from', DATE '2025-07-01', NULL, 0), -- earliest HYP_COD is after 9 months before the period end
(73, 1, 33554432, 'recorded', NULL, NULL, 2), -- latest blood pressure reading in the 12 months to the period end is at or below 150/90 (home 145/85)
(60, 1, 67108864, 'recorded', NULL, NULL, 1), -- the latest of MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD is MODFRAIL_COD or SEVFRAIL_COD
(56, 1, 134217728, 'recorded', NULL, NULL, 1), -- latest IFCCHBAM_COD with a value in the 12 months to the period end is at most 58
(55, 1, 268435456, 'recorded', NULL, NULL, 0), -- IFCCHBAM_COD in the 12 months to the period end is recorded
(67, 1, 536870912, 'recorded', NULL, NULL, 0), -- SERFRUC_COD in the 12 months to the period end is recorded
(37, 1, 1073741824, 'recorded', NULL, NULL, 0), -- DMMAX_COD in the 12 months to the period end is recorded
(39, 1, 2147483648, 'recorded', NULL, NULL, 0), -- DMPCAPU_COD in the 12 months to the period end is recorded
(13, 1, 4294967296, 'recorded', NULL, NULL, 0), -- BLDTESTDEC_COD in the 12 months to the period end is recorded
(38, 1, 8589934592, 'recorded', NULL, NULL, 0), -- DMPCADEC_COD in the 12 months to the period end is recorded
(36, 1, 17179869184, 'days apart', NULL, 7, 0), -- DMINVITE_COD on or after 7 days after earliest DMINVITE_COD on or after 1 April of the year is recorded
(56, 1, 34359738368, 'recorded', NULL, NULL, 0), -- IFCCHBAM_COD with a value in the 12 months to the period end is recorded
(41, 1, 68719476736, 'earliest from', DATE '2025-07-01', NULL, 0), -- earliest DM_COD is after 9 months before the period end
(15, 1, 137438953472, 'recorded', NULL, NULL, 1), -- latest CHADVASC_VAL with a value is at least 2
(59, 1, 274877906944, 'recorded', NULL, NULL, 0), -- MECHVALVE_COD is recorded
(44, 1, 549755813888, 'recorded', NULL, NULL, 0), -- DOACDRUG_COD in the 6 months to the period end is recorded
(78, 1, 1099511627776, 'recorded', NULL, NULL, 0), -- VITKDRUG_COD in the 6 months to the period end is recorded
(3, 1, 2199023255552, 'recorded', NULL, NULL, 0), -- MECHVALVE_COD or DOACCON_COD or ANTIPHOSSYN_COD is recorded
(42, 1, 4398046511104, 'recorded', NULL, NULL, 0), -- DOACDEC_COD or DOACNI_COD in the 12 months to the period end is recorded
(79, 1, 8796093022208, 'recorded', NULL, NULL, 0), -- XORANTICOAG_COD is recorded
(74, 1, 17592186044416, 'recorded', NULL, NULL, 0), -- TXORANTICOAGGENCON_COD in the 12 months to the period end is recorded
(63, 1, 35184372088832, 'recorded', NULL, NULL, 0), -- ORANTICOAGDEC_COD in the 12 months to the period end is recorded
(76, 1, 70368744177664, 'recorded', NULL, NULL, 0), -- VITKANTAGCON_COD is recorded
(77, 1, 140737488355328, 'recorded', NULL, NULL, 0), -- VITKANTAGDEC_COD in the 12 months to the period end is recorded
(4, 1, 281474976710656, 'recorded', NULL, NULL, 0), -- DOACCON_COD or ANTIPHOSSYN_COD is recorded
(45, 1, 562949953421312, 'recorded', NULL, NULL, 0), -- DOACNI_COD in the 12 months to the period end is recorded
(43, 1, 1125899906842624, 'recorded', NULL, NULL, 0), -- DOACDEC_COD in the 12 months to the period end is recorded
(2, 1, 2251799813685248, 'earliest from', DATE '2026-01-01', NULL, 0), -- earliest AFIB_COD is after 3 months before the period end
(25, 1, 4503599627370496, 'recorded', NULL, NULL, 0), -- COPDRVW_COD in the 12 months to the period end is recorded
(20, 1, 9007199254740992, 'recorded', NULL, NULL, 0), -- COPDEXACB_COD in the 12 months to the period end is recorded
(61, 1, 18014398509481984, 'recorded', NULL, NULL, 0), -- MRC_COD in the 12 months to the period end is recorded
(23, 1, 36028797018963968, 'recorded', NULL, NULL, 0), -- COPDPCAPU_COD in the 12 months to the period end is recorded
(22, 1, 72057594037927936, 'recorded', NULL, NULL, 0), -- COPDPCADEC_COD in the 12 months to the period end is recorded
(21, 1, 144115188075855872, 'days apart', NULL, 7, 0), -- COPDINVITE_COD on or after 7 days after earliest COPDINVITE_COD on or after 1 April of the year is recorded
(26, 1, 288230376151711744, 'earliest from', DATE '2026-01-01', NULL, 0), -- earliest COPD_COD is after 3 months before the period end
(9, 1, 1152921504606846976, 'recorded', NULL, NULL, 0), -- ASTPCAPU_COD in the 12 months to the period end is recorded
(7, 1, 2305843009213693952, 'recorded', NULL, NULL, 0), -- ASTMONDEC_COD in the 12 months to the period end is recorded
(8, 2, 1, 'recorded', NULL, NULL, 0), -- ASTPCADEC_COD in the 12 months to the period end is recorded
(6, 2, 2, 'days apart', NULL, 7, 0), -- ASTINVITE_COD on or after 7 days after earliest ASTINVITE_COD on or after 1 April of the year is recorded
(12, 2, 4, 'earliest from', DATE '2026-01-01', NULL, 0), -- earliest AST_COD is after 3 months before the period end
(5, 2, 8, 'recorded', NULL, NULL, 0), -- ANTIPLATDRUG_COD or DOACDRUG_COD or VITKDRUG_COD in the 12 months to the period end is recorded
(80, 2, 16, 'recorded', NULL, NULL, 0), -- XSAL_COD is recorded
(75, 2, 32, 'recorded', NULL, NULL, 0), -- TXSAL_COD in the 12 months to the period end is recorded
(18, 2, 64, 'recorded', NULL, NULL, 0), -- CHDPCAPU_COD in the 12 months to the period end is recorded
(66, 2, 128, 'recorded', NULL, NULL, 0), -- SALDEC_COD in the 12 months to the period end is recorded
(17, 2, 256, 'recorded', NULL, NULL, 0), -- CHDPCADEC_COD in the 12 months to the period end is recorded
(16, 2, 512, 'days apart', NULL, 7, 0), -- CHDINVITE_COD on or after 7 days after earliest CHDINVITE_COD on or after 1 April of the year is recorded
(19, 2, 1024, 'earliest from', DATE '2026-01-01', NULL, 0), -- earliest CHD_COD is after 3 months before the period end
(46, 2, 2048, 'recorded', NULL, NULL, 1), -- the latest of LSMOK_COD, EXSMOK_COD, NSMOK_COD is LSMOK_COD
(64, 2, 4096, 'recorded', NULL, NULL, 0), -- SMOKINGINT_COD or PHARMDRUG_COD or REFERSTS_COD in the 24 months to the period end is recorded
(71, 2, 8192, 'recorded', NULL, NULL, 0), -- SMOKPCAPU_COD in the 12 months to the period end is recorded
(70, 2, 16384, 'recorded', NULL, NULL, 0), -- SMOKPCADEC_COD in the 12 months to the period end is recorded
(69, 2, 32768, 'days apart', NULL, 7, 0), -- SMOKINVITE_COD on or after 7 days after earliest SMOKINVITE_COD on or after 1 April of the year is recorded
(31, 2, 65536, 'recorded', NULL, NULL, 0), -- DEMCPRVW_COD or DEMCP_COD in the 12 months to the period end is recorded
(34, 2, 131072, 'recorded', NULL, NULL, 0), -- DEMPCAPU_COD in the 12 months to the period end is recorded
(30, 2, 262144, 'recorded', NULL, NULL, 0), -- DEMCPDEC_COD or DEMCPRVWDEC_COD in the 12 months to the period end is recorded
(33, 2, 524288, 'recorded', NULL, NULL, 0), -- DEMPCADEC_COD in the 12 months to the period end is recorded
(32, 2, 1048576, 'days apart', NULL, 7, 0), -- DEMINVITE_COD on or after 7 days after earliest DEMINVITE_COD on or after 1 April of the year is recorded
(35, 2, 2097152, 'earliest from', DATE '2026-01-01', NULL, 0), -- earliest DEM_COD is after 3 months before the period end
(62, 2, 4194304, 'recorded', NULL, NULL, 0), -- NOCX_COD is recorded
(68, 2, 8388608, 'recorded', NULL, NULL, 0), -- SMEAR_COD in the 42 months to the period end is recorded
(29, 2, 16777216, 'recorded', NULL, NULL, 0), -- CSPU_COD in the 42 months to the period end is recorded
(65, 2, 33554432, 'recorded', NULL, NULL, 0), -- PREG_COD in the 12 months to the period end is recorded
(27, 2, 67108864, 'recorded', NULL, NULL, 0), -- CSDEC_COD in the 42 months to the period end is recorded
(28, 2, 134217728, 'recorded', NULL, NULL, 0) -- CSPCAINVITE_COD in the 42 months to the period end is recorded
;

-- The codes kept record by record
CREATE OR REPLACE TEMP TABLE record_codes AS
SELECT unnest(string_split(codes, ' '))::BIGINT AS code, record_set::SMALLINT AS record_set, from_date, until_date, is_marked
FROM (VALUES
  (1, DATE '0001-01-01', DATE '2026-03-31', false, '10249999999106 …'),
  (2, DATE '0001-01-01', DATE '2026-03-31', false, '10309999999101'),
  (3, DATE '2025-04-01', DATE '2026-03-31', false, '10519999999108 …'),
  (4, DATE '2025-04-01', DATE '2026-03-31', false, '10539999999104'),
  (5, DATE '2025-03-01', DATE '2026-03-31', false, '10549999999109 …'),
  (6, DATE '2025-03-01', DATE '2026-03-31', false, '10569999999105')) AS listed(record_set, from_date, until_date, is_marked, codes);

-- Who is registered on the achievement date, since when, and their age in full years
CREATE OR REPLACE TEMP TABLE population AS
SELECT r.practice, p.person, p.sex, p.born_on,
  p.age_years, r.registered_on
FROM (
  SELECT practice, person, max(registered_from) AS registered_on FROM registrations r
  WHERE r.kind = 'regular' AND r.registered_from <= DATE '2026-03-31' AND (r.registered_to IS NULL OR r.registered_to > DATE '2026-03-31')
  GROUP BY practice, person) r
JOIN (SELECT person, sex, died_on, CAST(DATE '1970-01-01' + to_months(birth_month) AS DATE) AS born_on, floor((674 - birth_month) / 12)::INTEGER AS age_years FROM persons) p ON p.person = r.person
WHERE p.died_on IS NULL OR p.died_on > DATE '2026-03-31';

-- The one pass: first and last day and last record of every fact that somebody has
--   1 AFIBRES_COD
--   2 AFIB_COD
--   3 ANTIPHOSSYN_COD, DOACCON_COD, MECHVALVE_COD
--   4 ANTIPHOSSYN_COD, DOACCON_COD
--   5 ANTIPLATDRUG_COD, DOACDRUG_COD, VITKDRUG_COD from 2025-04-01
--   6 ASTINVITE_COD from 2025-04-01
--   7 ASTMONDEC_COD from 2025-04-01
--   8 ASTPCADEC_COD from 2025-04-01
--   9 ASTPCAPU_COD from 2025-04-01
--   10 ASTRES_COD
--   11 ASTTRT_COD from 2025-04-01
--   12 AST_COD
--   13 BLDTESTDEC_COD from 2025-04-01
--   14 BPDEC_COD, HOMEBPDEC_COD from 2025-04-01
--   15 CHADVASC_VAL with a value
--   16 CHDINVITE_COD from 2025-04-01
--   17 CHDPCADEC_COD from 2025-04-01
--   18 CHDPCAPU_COD from 2025-04-01
--   19 CHD_COD
--   20 COPDEXACB_COD from 2025-04-01
--   21 COPDINVITE_COD from 2025-04-01
--   22 COPDPCADEC_COD from 2025-04-01
--   23 COPDPCAPU_COD from 2025-04-01
--   24 COPDRES_COD
--   25 COPDRVW_COD from 2025-04-01
--   26 COPD_COD
--   27 CSDEC_COD from 2022-10-01
--   28 CSPCAINVITE_COD from 2022-10-01
--   29 CSPU_COD from 2022-10-01
--   30 DEMCPDEC_COD, DEMCPRVWDEC_COD from 2025-04-01
--   31 DEMCPRVW_COD, DEMCP_COD from 2025-04-01
--   32 DEMINVITE_COD from 2025-04-01
--   33 DEMPCADEC_COD from 2025-04-01
--   34 DEMPCAPU_COD from 2025-04-01
--   35 DEM_COD
--   36 DMINVITE_COD from 2025-04-01
--   37 DMMAX_COD from 2025-04-01
--   38 DMPCADEC_COD from 2025-04-01
--   39 DMPCAPU_COD from 2025-04-01
--   40 DMRES_COD
--   41 DM_COD
--   42 DOACDEC_COD, DOACNI_COD from 2025-04-01
--   43 DOACDEC_COD from 2025-04-01
--   44 DOACDRUG_COD from 2025-10-01
--   45 DOACNI_COD from 2025-04-01
--   46 EXSMOK_COD, LSMOK_COD, NSMOK_COD
--   47 HLTHAP_COD from 2025-04-01
--   48 HLTHCHK_COD from 2025-04-01
--   49 HTMAX_COD from 2025-04-01
--   50 HYPINVITE_COD from 2025-04-01
--   51 HYPPCADEC_COD from 2025-04-01
--   52 HYPPCAPU_COD from 2025-04-01
--   53 HYPRES_COD
--   54 HYP_COD
--   55 IFCCHBAM_COD from 2025-04-01
--   56 IFCCHBAM_COD with a value from 2025-04-01
--   57 LDREM_COD
--   58 LD_COD
--   59 MECHVALVE_COD
--   60 MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD
--   61 MRC_COD from 2025-04-01
--   62 NOCX_COD
--   63 ORANTICOAGDEC_COD from 2025-04-01
--   64 PHARMDRUG_COD, REFERSTS_COD, SMOKINGINT_COD from 2024-04-01
--   65 PREG_COD from 2025-04-01
--   66 SALDEC_COD from 2025-04-01
--   67 SERFRUC_COD from 2025-04-01
--   68 SMEAR_COD from 2022-10-01
--   69 SMOKINVITE_COD from 2025-04-01
--   70 SMOKPCADEC_COD from 2025-04-01
--   71 SMOKPCAPU_COD from 2025-04-01
--   72 SPIRPU_COD
--   73 blood pressure readings from 2025-04-01
--   74 TXORANTICOAGGENCON_COD from 2025-04-01
--   75 TXSAL_COD from 2025-04-01
--   76 VITKANTAGCON_COD
--   77 VITKANTAGDEC_COD from 2025-04-01
--   78 VITKDRUG_COD from 2025-10-01
--   79 XORANTICOAG_COD
--   80 XSAL_COD
CREATE OR REPLACE TEMP TABLE found AS
SELECT person, fact, min(event_date) AS earliest_on, max(event_date) AS latest_on,
  max(record) AS latest_record
FROM (
  SELECT e.person, c.fact, e.event_date,
    e.ord::BIGINT * 65536 + CASE c.fact
      WHEN 15 THEN coalesce(e.value >= 2, false)::INTEGER * 1
      WHEN 46 THEN coalesce(c.is_marked, false)::INTEGER * 1
      WHEN 56 THEN coalesce(e.value <= 58, false)::INTEGER * 1
      WHEN 60 THEN coalesce(c.is_marked, false)::INTEGER * 1
      WHEN 73 THEN coalesce(CASE WHEN e.is_home THEN e.value <= 135 AND e.paired_value <= 85 ELSE e.value <= 140 AND e.paired_value <= 90 END, false)::INTEGER * 1 + coalesce(CASE WHEN e.is_home THEN e.value <= 145 AND e.paired_value <= 85 ELSE e.value <= 150 AND e.paired_value <= 90 END, false)::INTEGER * 2
      ELSE 0 END AS record
  FROM events e JOIN codes c ON c.code = e.code
  WHERE e.event_date BETWEEN c.from_date AND c.until_date
    AND (c.fact <> 15 OR (e.value IS NOT NULL))
    AND (c.fact <> 56 OR (e.value IS NOT NULL))
    AND (c.fact <> 73 OR (e.value IS NOT NULL AND e.paired_value IS NOT NULL)))
GROUP BY person, fact;

-- The days that tests compare with each other
CREATE OR REPLACE TEMP TABLE dates AS
SELECT person,
  max(CASE WHEN fact = 1 THEN latest_on END) AS latest_on_afibres_cod_1,
  max(CASE WHEN fact = 2 THEN latest_on END) AS latest_on_afib_cod_2,
  max(CASE WHEN fact = 10 THEN latest_on END) AS latest_on_astres_cod_10,
  max(CASE WHEN fact = 12 THEN latest_on END) AS latest_on_ast_cod_12,
  max(CASE WHEN fact = 24 THEN latest_on END) AS latest_on_copdres_cod_24,
  max(CASE WHEN fact = 26 THEN latest_on END) AS latest_on_copd_cod_26,
  max(CASE WHEN fact = 40 THEN latest_on END) AS latest_on_dmres_cod_40,
  max(CASE WHEN fact = 41 THEN latest_on END) AS latest_on_dm_cod_41,
  max(CASE WHEN fact = 53 THEN latest_on END) AS latest_on_hypres_cod_53,
  max(CASE WHEN fact = 54 THEN latest_on END) AS latest_on_hyp_cod_54,
  max(CASE WHEN fact = 57 THEN latest_on END) AS latest_on_ldrem_cod_57,
  max(CASE WHEN fact = 58 THEN latest_on END) AS latest_on_ld_cod_58,
  max(CASE WHEN fact = 50 THEN earliest_on END) AS earliest_on_hypinvite_cod_from_20250401_50,
  max(CASE WHEN fact = 73 THEN latest_on END) AS latest_on_reading_from_20250401_73,
  max(CASE WHEN fact = 36 THEN earliest_on END) AS earliest_on_dminvite_cod_from_20250401_36,
  max(CASE WHEN fact = 56 THEN latest_on END) AS latest_on_ifcchbam_cod_from_20250401_56,
  max(CASE WHEN fact = 48 THEN earliest_on END) AS earliest_on_hlthchk_cod_from_20250401_48,
  max(CASE WHEN fact = 47 THEN latest_on END) AS latest_on_hlthap_cod_from_20250401_47
FROM found WHERE fact IN (1, 2, 10, 12, 24, 26, 36, 40, 41, 47, 48, 50, 53, 54, 56, 57, 58, 73)
GROUP BY person;

-- Records kept one by one, for windows that each person has their own
--   1 COPD_COD
--   2 FEV1FVC_COD with a value < 0.7
--   3 REV_COD from 2025-04-01
--   4 WRITPASTP_COD from 2025-04-01
--   5 ASTCONTASS_COD from 2025-03-01
--   6 ASTEXACB_COD from 2025-03-01
CREATE OR REPLACE TEMP TABLE records AS
SELECT e.person, c.record_set, e.code, e.event_date, e.ord, e.value, e.paired_value, e.is_home, c.is_marked
  FROM events e JOIN record_codes c ON c.code = e.code
  WHERE e.event_date BETWEEN c.from_date AND c.until_date
    AND (c.record_set <> 2 OR (e.value < 0.7));

-- COPD_COD on or after latest COPDRES_COD
CREATE OR REPLACE TEMP TABLE own_window_1 AS
SELECT records.person,
  min(records.event_date) AS earliest_on,
  max(records.event_date) AS latest_on
FROM records
JOIN population ON population.person = records.person
LEFT JOIN dates ON dates.person = records.person
WHERE records.record_set = 1
  AND (dates.latest_on_copdres_cod_24 IS NULL OR records.event_date >= dates.latest_on_copdres_cod_24)
GROUP BY records.person;

-- FEV1FVC_COD below 0.7 on or after 93 days before earliest COPD_COD on or after latest COPDRES_COD and on or before 186 days after earliest COPD_COD on or after latest COPDRES_COD
CREATE OR REPLACE TEMP TABLE own_window_2 AS
SELECT records.person,
  min(records.event_date) AS earliest_on,
  max(records.event_date) AS latest_on
FROM records
JOIN population ON population.person = records.person
LEFT JOIN own_window_1 ON own_window_1.person = records.person
WHERE records.record_set = 2
  AND records.event_date >= own_window_1.earliest_on - 93
  AND records.event_date <= own_window_1.earliest_on + 186
GROUP BY records.person;

-- FEV1FVC_COD below 0.7 on or after 93 days before registration and on or before 186 days after registration
CREATE OR REPLACE TEMP TABLE own_window_3 AS
SELECT records.person,
  min(records.event_date) AS earliest_on,
  max(records.event_date) AS latest_on
FROM records
JOIN population ON population.person = records.person
WHERE records.record_set = 2
  AND records.event_date >= population.registered_on - 93
  AND records.event_date <= population.registered_on + 186
GROUP BY records.person;

-- for some REV_COD in the 12 months to the period end: WRITPASTP_COD on or after this record and on or before this record is recorded and ASTCONTASS_COD on or after 1 month before this record and on or before this record is recorded and ASTEXACB_COD on or after 1 month before this record and on or before this record is recorded
CREATE OR REPLACE TEMP TABLE some_record_4 AS
SELECT DISTINCT person
FROM (
  SELECT this_record.person, this_record.event_date,
    coalesce(bool_or(around.record_set = 4 AND around.event_date >= this_record.event_date AND around.event_date <= this_record.event_date), false) AS is_recorded_1,
    coalesce(bool_or(around.record_set = 5 AND around.event_date >= CAST(this_record.event_date + INTERVAL (-1) MONTH AS DATE) AND around.event_date <= this_record.event_date), false) AS is_recorded_2,
    coalesce(bool_or(around.record_set = 6 AND around.event_date >= CAST(this_record.event_date + INTERVAL (-1) MONTH AS DATE) AND around.event_date <= this_record.event_date), false) AS is_recorded_3
  FROM records AS this_record
  LEFT JOIN records AS around ON around.person = this_record.person AND around.record_set IN (4, 5, 6)
  JOIN population ON population.person = this_record.person
  WHERE this_record.record_set = 3
  GROUP BY this_record.person, this_record.event_date)
WHERE (is_recorded_1 AND is_recorded_2 AND is_recorded_3);

-- The tests that hold for each person, a bit each
CREATE OR REPLACE TEMP TABLE held AS
SELECT person, bit_or(CASE WHEN word = 1 THEN bit ELSE 0 END) AS word_1, bit_or(CASE WHEN word = 2 THEN bit ELSE 0 END) AS word_2
FROM (
SELECT f.person, t.word, t.bit
FROM found f JOIN tests t ON t.fact = f.fact
WHERE (f.latest_record & t.meets) = t.meets
  AND CASE t.kind
    WHEN 'recorded' THEN true
    WHEN 'latest from' THEN f.latest_on >= t.day
    WHEN 'latest until' THEN f.latest_on <= t.day
    WHEN 'earliest from' THEN f.earliest_on >= t.day
    WHEN 'earliest until' THEN f.earliest_on <= t.day
    WHEN 'days apart' THEN f.latest_on - f.earliest_on >= t.days
  END
UNION ALL
SELECT person, 1, 64 FROM own_window_2 -- FEV1FVC_COD below 0.7 on or after 93 days before earliest COPD_COD on or after latest COPDRES_COD and on or before 186 days after earliest COPD_COD on or after latest COPDRES_COD is recorded
UNION ALL
SELECT person, 1, 256 FROM own_window_3 -- FEV1FVC_COD below 0.7 on or after 93 days before registration and on or before 186 days after registration is recorded
UNION ALL
SELECT person, 1, 576460752303423488 FROM some_record_4 -- for some REV_COD in the 12 months to the period end: WRITPASTP_COD on or after this record and on or before this record is recorded and ASTCONTASS_COD on or after 1 month before this record and on or before this record is recorded and ASTEXACB_COD on or after 1 month before this record and on or before this record is recorded
) AS each_test(person, word, bit)
GROUP BY person;

-- The step that decided, for each person registered and each indicator; null: not on the register
CREATE OR REPLACE TEMP TABLE decisions AS
WITH people AS (
SELECT population.*, coalesce(held.word_1, 0) AS word_1, coalesce(held.word_2, 0) AS word_2
FROM population LEFT JOIN held ON held.person = population.person),
tested AS (
SELECT population.practice, population.person,
  (population.word_1 & 1) <> 0 AS has_afib, -- AFIB_COD is recorded
  (population.word_1 & 2) <> 0 AS has_afibres, -- AFIBRES_COD is recorded
  coalesce(dates.latest_on_afibres_cod_1 <= dates.latest_on_afib_cod_2, false) AS latest_afibres_by_latest_afib, -- latest AFIBRES_COD is on or before latest AFIB_COD
  coalesce(population.age_years > 5, false) AS aged_over_5, -- aged over 5
  (population.word_1 & 4) <> 0 AS has_ast, -- AST_COD is recorded
  (population.word_1 & 8) <> 0 AS has_astres, -- ASTRES_COD is recorded
  coalesce(dates.latest_on_astres_cod_10 <= dates.latest_on_ast_cod_12, false) AS latest_astres_by_latest_ast, -- latest ASTRES_COD is on or before latest AST_COD
  (population.word_1 & 16) <> 0 AS has_asttrt_12m, -- ASTTRT_COD in the 12 months to the period end is recorded
  (population.word_1 & 32) <> 0 AS has_chd, -- CHD_COD is recorded
  coalesce(own_window_1.earliest_on < DATE '2023-04-01', false) AS earliest_copd_in_window_before_day_20230401, -- earliest COPD_COD on or after latest COPDRES_COD is before 1 April 2023
  (population.word_1 & 64) <> 0 AS has_fev1fvc_at_value_in_window, -- FEV1FVC_COD below 0.7 on or after 93 days before earliest COPD_COD on or after latest COPDRES_COD and on or before 186 days after earliest COPD_COD on or after latest COPDRES_COD is recorded
  (coalesce(dates.latest_on_copd_cod_26 >= dates.latest_on_copdres_cod_24, false) OR (dates.latest_on_copdres_cod_24 IS NULL AND (population.word_1 & 128) <> 0)) AS has_copd_in_window, -- COPD_COD on or after latest COPDRES_COD is recorded
  coalesce(population.registered_on >= DATE '2025-04-01', false) AS registered_in_12m, -- registration is after 12 months before the period end
  (population.word_1 & 256) <> 0 AS has_fev1fvc_at_value_in_window_2, -- FEV1FVC_COD below 0.7 on or after 93 days before registration and on or before 186 days after registration is recorded
  (population.word_1 & 512) <> 0 AS has_spirpu, -- SPIRPU_COD is recorded
  coalesce(population.sex = 'F', false) AS is_female, -- female
  coalesce(population.age_years > 24, false) AS aged_over_24, -- aged over 24
  coalesce(population.age_years < 65, false) AS aged_under_65, -- aged under 65
  (population.word_1 & 1024) <> 0 AS has_dem, -- DEM_COD is recorded
  coalesce(population.age_years > 16, false) AS aged_over_16, -- aged over 16
  (population.word_1 & 2048) <> 0 AS has_dm, -- DM_COD is recorded
  (population.word_1 & 4096) <> 0 AS has_dmres, -- DMRES_COD is recorded
  coalesce(dates.latest_on_dmres_cod_40 <= dates.latest_on_dm_cod_41, false) AS latest_dmres_by_latest_dm, -- latest DMRES_COD is on or before latest DM_COD
  (population.word_1 & 8192) <> 0 AS has_hyp, -- HYP_COD is recorded
  (population.word_1 & 16384) <> 0 AS has_hypres, -- HYPRES_COD is recorded
  coalesce(dates.latest_on_hypres_cod_53 <= dates.latest_on_hyp_cod_54, false) AS latest_hypres_by_latest_hyp, -- latest HYPRES_COD is on or before latest HYP_COD
  (population.word_1 & 32768) <> 0 AS has_ld, -- LD_COD is recorded
  (population.word_1 & 65536) <> 0 AS has_ldrem, -- LDREM_COD is recorded
  coalesce(dates.latest_on_ldrem_cod_57 <= dates.latest_on_ld_cod_58, false) AS latest_ldrem_by_latest_ld, -- latest LDREM_COD is on or before latest LD_COD
  coalesce(population.age_years > 14, false) AS aged_over_14, -- aged over 14
  coalesce(population.age_years > 79, false) AS aged_over_79, -- aged over 79
  (population.word_1 & 131072) <> 0 AS reading_12m_at_140_90, -- latest blood pressure reading in the 12 months to the period end is at or below 140/90 (home 135/85)
  (population.word_1 & 262144) <> 0 AS has_htmax_12m, -- HTMAX_COD in the 12 months to the period end is recorded
  (population.word_1 & 524288) <> 0 AS has_hyppcapu_12m, -- HYPPCAPU_COD in the 12 months to the period end is recorded
  (population.word_1 & 1048576) <> 0 AS has_bpdec_or_homebpdec_12m, -- BPDEC_COD or HOMEBPDEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 2097152) <> 0 AS has_hyppcadec_12m, -- HYPPCADEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 4194304) <> 0 AS has_hypinvite_in_window, -- HYPINVITE_COD on or after 7 days after earliest HYPINVITE_COD on or after 1 April of the year is recorded
  (population.word_1 & 8388608) <> 0 AS has_reading_12m, -- blood pressure reading in the 12 months to the period end is recorded
  coalesce(dates.earliest_on_hypinvite_cod_from_20250401_50 > dates.latest_on_reading_from_20250401_73, false) AS earliest_hypinvite_in_window_after_latest_reading_12m, -- earliest HYPINVITE_COD on or after 1 April of the year is after latest blood pressure reading in the 12 months to the period end
  (population.word_1 & 16777216) <> 0 AS earliest_hyp_in_9m, -- earliest HYP_COD is after 9 months before the period end
  coalesce(population.registered_on >= DATE '2025-07-01', false) AS registered_in_9m, -- registration is after 9 months before the period end
  coalesce(population.age_years < 80, false) AS aged_under_80, -- aged under 80
  (population.word_1 & 33554432) <> 0 AS reading_12m_at_150_90, -- latest blood pressure reading in the 12 months to the period end is at or below 150/90 (home 145/85)
  (population.word_1 & 67108864) <> 0 AS latest_is_modfrail_or_sevfrail, -- the latest of MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD is MODFRAIL_COD or SEVFRAIL_COD
  (population.word_1 & 134217728) <> 0 AS latest_ifcchbam_valued_12m_met, -- latest IFCCHBAM_COD with a value in the 12 months to the period end is at most 58
  (population.word_1 & 268435456) <> 0 AS has_ifcchbam_12m, -- IFCCHBAM_COD in the 12 months to the period end is recorded
  (population.word_1 & 536870912) <> 0 AS has_serfruc_12m, -- SERFRUC_COD in the 12 months to the period end is recorded
  (population.word_1 & 1073741824) <> 0 AS has_dmmax_12m, -- DMMAX_COD in the 12 months to the period end is recorded
  (population.word_1 & 2147483648) <> 0 AS has_dmpcapu_12m, -- DMPCAPU_COD in the 12 months to the period end is recorded
  (population.word_1 & 4294967296) <> 0 AS has_bldtestdec_12m, -- BLDTESTDEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 8589934592) <> 0 AS has_dmpcadec_12m, -- DMPCADEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 17179869184) <> 0 AS has_dminvite_in_window, -- DMINVITE_COD on or after 7 days after earliest DMINVITE_COD on or after 1 April of the year is recorded
  (population.word_1 & 34359738368) <> 0 AS has_ifcchbam_valued_12m, -- IFCCHBAM_COD with a value in the 12 months to the period end is recorded
  coalesce(dates.earliest_on_dminvite_cod_from_20250401_36 > dates.latest_on_ifcchbam_cod_from_20250401_56, false) AS earliest_dminvite_in_window_after_latest_ifcchbam_valued_12m, -- earliest DMINVITE_COD on or after 1 April of the year is after latest IFCCHBAM_COD with a value in the 12 months to the period end
  (population.word_1 & 68719476736) <> 0 AS earliest_dm_in_9m, -- earliest DM_COD is after 9 months before the period end
  coalesce(dates.earliest_on_dminvite_cod_from_20250401_36 > dates.latest_on_reading_from_20250401_73, false) AS earliest_dminvite_in_window_after_latest_reading_12m, -- earliest DMINVITE_COD on or after 1 April of the year is after latest blood pressure reading in the 12 months to the period end
  (population.word_1 & 137438953472) <> 0 AS latest_chadvasc_val_valued_met, -- latest CHADVASC_VAL with a value is at least 2
  (population.word_1 & 274877906944) <> 0 AS has_mechvalve, -- MECHVALVE_COD is recorded
  (population.word_1 & 549755813888) <> 0 AS has_doacdrug_6m, -- DOACDRUG_COD in the 6 months to the period end is recorded
  (population.word_1 & 1099511627776) <> 0 AS has_vitkdrug_6m, -- VITKDRUG_COD in the 6 months to the period end is recorded
  (population.word_1 & 2199023255552) <> 0 AS has_mechvalve_or_doaccon_or_antiphossyn, -- MECHVALVE_COD or DOACCON_COD or ANTIPHOSSYN_COD is recorded
  (population.word_1 & 4398046511104) <> 0 AS has_doacdec_or_doacni_12m, -- DOACDEC_COD or DOACNI_COD in the 12 months to the period end is recorded
  (population.word_1 & 8796093022208) <> 0 AS has_xoranticoag, -- XORANTICOAG_COD is recorded
  (population.word_1 & 17592186044416) <> 0 AS has_txoranticoaggencon_12m, -- TXORANTICOAGGENCON_COD in the 12 months to the period end is recorded
  (population.word_1 & 35184372088832) <> 0 AS has_oranticoagdec_12m, -- ORANTICOAGDEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 70368744177664) <> 0 AS has_vitkantagcon, -- VITKANTAGCON_COD is recorded
  (population.word_1 & 140737488355328) <> 0 AS has_vitkantagdec_12m, -- VITKANTAGDEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 281474976710656) <> 0 AS has_doaccon_or_antiphossyn, -- DOACCON_COD or ANTIPHOSSYN_COD is recorded
  (population.word_1 & 562949953421312) <> 0 AS has_doacni_12m, -- DOACNI_COD in the 12 months to the period end is recorded
  (population.word_1 & 1125899906842624) <> 0 AS has_doacdec_12m, -- DOACDEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 2251799813685248) <> 0 AS earliest_afib_in_3m, -- earliest AFIB_COD is after 3 months before the period end
  coalesce(population.registered_on >= DATE '2026-01-01', false) AS registered_in_3m, -- registration is after 3 months before the period end
  (population.word_1 & 4503599627370496) <> 0 AS has_copdrvw_12m, -- COPDRVW_COD in the 12 months to the period end is recorded
  (population.word_1 & 9007199254740992) <> 0 AS has_copdexacb_12m, -- COPDEXACB_COD in the 12 months to the period end is recorded
  (population.word_1 & 18014398509481984) <> 0 AS has_mrc_12m, -- MRC_COD in the 12 months to the period end is recorded
  (population.word_1 & 36028797018963968) <> 0 AS has_copdpcapu_12m, -- COPDPCAPU_COD in the 12 months to the period end is recorded
  (population.word_1 & 72057594037927936) <> 0 AS has_copdpcadec_12m, -- COPDPCADEC_COD in the 12 months to the period end is recorded
  (population.word_1 & 144115188075855872) <> 0 AS has_copdinvite_in_window, -- COPDINVITE_COD on or after 7 days after earliest COPDINVITE_COD on or after 1 April of the year is recorded
  (population.word_1 & 288230376151711744) <> 0 AS earliest_copd_in_3m, -- earliest COPD_COD is after 3 months before the period end
  (population.word_1 & 576460752303423488) <> 0 AS some_rev_12m, -- for some REV_COD in the 12 months to the period end: WRITPASTP_COD on or after this record and on or before this record is recorded and ASTCONTASS_COD on or after 1 month before this record and on or before this record is recorded and ASTEXACB_COD on or after 1 month before this record and on or before this record is recorded
  (population.word_1 & 1152921504606846976) <> 0 AS has_astpcapu_12m, -- ASTPCAPU_COD in the 12 months to the period end is recorded
  (population.word_1 & 2305843009213693952) <> 0 AS has_astmondec_12m, -- ASTMONDEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 1) <> 0 AS has_astpcadec_12m, -- ASTPCADEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 2) <> 0 AS has_astinvite_in_window, -- ASTINVITE_COD on or after 7 days after earliest ASTINVITE_COD on or after 1 April of the year is recorded
  (population.word_2 & 4) <> 0 AS earliest_ast_in_3m, -- earliest AST_COD is after 3 months before the period end
  (population.word_2 & 8) <> 0 AS has_antiplatdrug_or_doacdrug_or_vitkdrug_12m, -- ANTIPLATDRUG_COD or DOACDRUG_COD or VITKDRUG_COD in the 12 months to the period end is recorded
  (population.word_2 & 16) <> 0 AS has_xsal, -- XSAL_COD is recorded
  (population.word_2 & 32) <> 0 AS has_txsal_12m, -- TXSAL_COD in the 12 months to the period end is recorded
  (population.word_2 & 64) <> 0 AS has_chdpcapu_12m, -- CHDPCAPU_COD in the 12 months to the period end is recorded
  (population.word_2 & 128) <> 0 AS has_saldec_12m, -- SALDEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 256) <> 0 AS has_chdpcadec_12m, -- CHDPCADEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 512) <> 0 AS has_chdinvite_in_window, -- CHDINVITE_COD on or after 7 days after earliest CHDINVITE_COD on or after 1 April of the year is recorded
  (population.word_2 & 1024) <> 0 AS earliest_chd_in_3m, -- earliest CHD_COD is after 3 months before the period end
  (population.word_2 & 2048) <> 0 AS latest_is_lsmok, -- the latest of LSMOK_COD, EXSMOK_COD, NSMOK_COD is LSMOK_COD
  (population.word_2 & 4096) <> 0 AS has_smokingint_or_pharmdrug_or_refersts_24m, -- SMOKINGINT_COD or PHARMDRUG_COD or REFERSTS_COD in the 24 months to the period end is recorded
  (population.word_2 & 8192) <> 0 AS has_smokpcapu_12m, -- SMOKPCAPU_COD in the 12 months to the period end is recorded
  (population.word_2 & 16384) <> 0 AS has_smokpcadec_12m, -- SMOKPCADEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 32768) <> 0 AS has_smokinvite_in_window, -- SMOKINVITE_COD on or after 7 days after earliest SMOKINVITE_COD on or after 1 April of the year is recorded
  (population.word_2 & 65536) <> 0 AS has_demcprvw_or_demcp_12m, -- DEMCPRVW_COD or DEMCP_COD in the 12 months to the period end is recorded
  (population.word_2 & 131072) <> 0 AS has_dempcapu_12m, -- DEMPCAPU_COD in the 12 months to the period end is recorded
  (population.word_2 & 262144) <> 0 AS has_demcpdec_or_demcprvwdec_12m, -- DEMCPDEC_COD or DEMCPRVWDEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 524288) <> 0 AS has_dempcadec_12m, -- DEMPCADEC_COD in the 12 months to the period end is recorded
  (population.word_2 & 1048576) <> 0 AS has_deminvite_in_window, -- DEMINVITE_COD on or after 7 days after earliest DEMINVITE_COD on or after 1 April of the year is recorded
  (population.word_2 & 2097152) <> 0 AS earliest_dem_in_3m, -- earliest DEM_COD is after 3 months before the period end
  coalesce(dates.earliest_on_hlthchk_cod_from_20250401_48 <= dates.latest_on_hlthap_cod_from_20250401_47, false) AS earliest_hlthchk_12m_by_latest_hlthap_12m, -- earliest HLTHCHK_COD in the 12 months to the period end is on or before latest HLTHAP_COD in the 12 months to the period end
  coalesce(population.age_years < 25, false) AS aged_under_25, -- aged under 25
  coalesce(population.age_years > 49, false) AS aged_over_49, -- aged over 49
  (population.word_2 & 4194304) <> 0 AS has_nocx, -- NOCX_COD is recorded
  (population.word_2 & 8388608) <> 0 AS has_smear_42m, -- SMEAR_COD in the 42 months to the period end is recorded
  (population.word_2 & 16777216) <> 0 AS has_cspu_42m, -- CSPU_COD in the 42 months to the period end is recorded
  (population.word_2 & 33554432) <> 0 AS has_preg_12m, -- PREG_COD in the 12 months to the period end is recorded
  (population.word_2 & 67108864) <> 0 AS has_csdec_42m, -- CSDEC_COD in the 42 months to the period end is recorded
  (population.word_2 & 134217728) <> 0 AS has_cspcainvite_42m, -- CSPCAINVITE_COD in the 42 months to the period end is recorded
FROM people AS population
LEFT JOIN dates ON dates.person = population.person
LEFT JOIN own_window_1 ON own_window_1.person = population.person),
registered AS (
SELECT *,
  CASE
    WHEN (has_afib AND (NOT has_afibres OR latest_afibres_by_latest_afib)) THEN true -- an unresolved diagnosis of atrial fibrillation
    ELSE false END AS on_af,
  CASE
    WHEN (aged_over_5 AND (has_ast AND (NOT has_astres OR latest_astres_by_latest_ast)) AND has_asttrt_12m) THEN true -- aged 6 or over with unresolved asthma, treated in the 12 months
    ELSE false END AS on_ast,
  CASE
    WHEN has_chd THEN true -- a diagnosis of coronary heart disease
    ELSE false END AS on_chd,
  CASE
    WHEN earliest_copd_in_window_before_day_20230401 THEN true -- diagnosed before 1 April 2023
    WHEN has_fev1fvc_at_value_in_window THEN true -- confirmed by spirometry around the diagnosis
    WHEN (has_copd_in_window AND registered_in_12m AND has_fev1fvc_at_value_in_window_2) THEN true -- newly registered and confirmed by spirometry around registration
    WHEN (has_copd_in_window AND has_spirpu) THEN true -- unable to undertake spirometry
    ELSE false END AS on_copd,
  CASE
    WHEN (is_female AND aged_over_24 AND aged_under_65) THEN true -- a woman aged 25 to 64
    ELSE false END AS on_cs,
  CASE
    WHEN has_dem THEN true -- a diagnosis of dementia
    ELSE false END AS on_dem,
  CASE
    WHEN (aged_over_16 AND (has_dm AND (NOT has_dmres OR latest_dmres_by_latest_dm))) THEN true -- aged 17 or over with unresolved diabetes
    ELSE false END AS on_dm,
  CASE
    WHEN (has_hyp AND (NOT has_hypres OR latest_hypres_by_latest_hyp)) THEN true -- an unresolved diagnosis of hypertension
    ELSE false END AS on_hyp,
  CASE
    WHEN (has_ld AND (NOT has_ldrem OR latest_ldrem_by_latest_ld)) THEN true -- a learning disability, not removed on a later day
    ELSE false END AS on_ld,
  CASE
    WHEN aged_over_14 THEN true -- aged 15 or over
    ELSE false END AS on_smok2
FROM tested)
SELECT practice, person,
  CASE WHEN NOT on_hyp THEN NULL
    WHEN aged_over_79 THEN 1 -- exclusion PAT_AGEO79: aged over 79
    WHEN reading_12m_at_140_90 THEN 2 -- numerator: latest blood pressure of the 12 months at 140/90 or less, at home 135/85
    WHEN has_htmax_12m THEN 3 -- adjustment HTMAX: on maximal tolerated blood pressure treatment
    WHEN has_hyppcapu_12m THEN 4 -- adjustment HYPPCAPU: hypertension care unsuitable
    WHEN has_bpdec_or_homebpdec_12m THEN 5 -- adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home
    WHEN has_hyppcadec_12m THEN 6 -- adjustment HYPPCADEC: chose not to have hypertension care
    WHEN (has_hypinvite_in_window AND (NOT has_reading_12m OR (NOT reading_12m_at_140_90 AND earliest_hypinvite_in_window_after_latest_reading_12m))) THEN 7 -- adjustment HYPBPINV: invited twice, without a reading since or with none at target
    WHEN earliest_hyp_in_9m THEN 8 -- adjustment DIAG1_DT9M: first diagnosed in the last 9 months
    WHEN registered_in_9m THEN 9 -- adjustment REG1_DAT9: registered in the last 9 months
    ELSE 0 END::TINYINT AS rule_hyp008,
  CASE WHEN NOT on_hyp THEN NULL
    WHEN aged_under_80 THEN 1 -- exclusion PAT_AGEU80: aged under 80
    WHEN reading_12m_at_150_90 THEN 2 -- numerator: latest blood pressure of the 12 months at 150/90 or less, at home 145/85
    WHEN has_htmax_12m THEN 3 -- adjustment HTMAX: on maximal tolerated blood pressure treatment
    WHEN has_hyppcapu_12m THEN 4 -- adjustment HYPPCAPU: hypertension care unsuitable
    WHEN has_bpdec_or_homebpdec_12m THEN 5 -- adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home
    WHEN has_hyppcadec_12m THEN 6 -- adjustment HYPPCADEC: chose not to have hypertension care
    WHEN (has_hypinvite_in_window AND (NOT has_reading_12m OR (NOT reading_12m_at_150_90 AND earliest_hypinvite_in_window_after_latest_reading_12m))) THEN 7 -- adjustment HYPBPINV: invited twice, without a reading since or with none at target
    WHEN earliest_hyp_in_9m THEN 8 -- adjustment DIAG1_DT9M: first diagnosed in the last 9 months
    WHEN registered_in_9m THEN 9 -- adjustment REG1_DAT9: registered in the last 9 months
    ELSE 0 END::TINYINT AS rule_hyp009,
  CASE WHEN NOT on_dm THEN NULL
    WHEN latest_is_modfrail_or_sevfrail THEN 1 -- exclusion MDSEVFRAIL: moderately or severely frail
    WHEN latest_ifcchbam_valued_12m_met THEN 2 -- numerator: latest HbA1c of the 12 months at 58 mmol/mol or less
    WHEN (NOT has_ifcchbam_12m AND has_serfruc_12m) THEN 3 -- adjustment IFCCHBA: fructosamine measured in place of HbA1c
    WHEN has_dmmax_12m THEN 4 -- adjustment DMMAX: on maximal tolerated diabetes treatment
    WHEN has_dmpcapu_12m THEN 5 -- adjustment DMPCAPU: diabetes care unsuitable
    WHEN has_bldtestdec_12m THEN 6 -- adjustment BLDTESTDEC: chose not to have a blood test
    WHEN has_dmpcadec_12m THEN 7 -- adjustment DMPCADEC: chose not to have diabetes care
    WHEN (has_dminvite_in_window AND (NOT has_ifcchbam_valued_12m OR (NOT latest_ifcchbam_valued_12m_met AND earliest_dminvite_in_window_after_latest_ifcchbam_valued_12m))) THEN 8 -- adjustment DMIFINVITE: invited twice, without a result since or with none at target
    WHEN earliest_dm_in_9m THEN 9 -- adjustment DIAG1_DT9M: first diagnosed in the last 9 months
    WHEN registered_in_9m THEN 10 -- adjustment REG1_DAT9: registered in the last 9 months
    ELSE 0 END::TINYINT AS rule_dm020,
  CASE WHEN NOT on_dm THEN NULL
    WHEN latest_is_modfrail_or_sevfrail THEN 1 -- exclusion MDSEVFRAIL: moderately or severely frail
    WHEN aged_over_79 THEN 2 -- exclusion PAT_AGEO79: aged over 79
    WHEN reading_12m_at_140_90 THEN 3 -- numerator: latest blood pressure of the 12 months at 140/90 or less, at home 135/85
    WHEN has_htmax_12m THEN 4 -- adjustment HTMAX: on maximal tolerated blood pressure treatment
    WHEN has_dmpcapu_12m THEN 5 -- adjustment DMPCAPU: diabetes care unsuitable
    WHEN has_bpdec_or_homebpdec_12m THEN 6 -- adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home
    WHEN has_dmpcadec_12m THEN 7 -- adjustment DMPCADEC: chose not to have diabetes care
    WHEN (has_dminvite_in_window AND (NOT has_reading_12m OR (NOT reading_12m_at_140_90 AND earliest_dminvite_in_window_after_latest_reading_12m))) THEN 8 -- adjustment DMBPINV: invited twice, without a reading since or with none at target
    WHEN earliest_dm_in_9m THEN 9 -- adjustment DIAG1_DT9M: first diagnosed in the last 9 months
    WHEN registered_in_9m THEN 10 -- adjustment REG1_DAT9: registered in the last 9 months
    ELSE 0 END::TINYINT AS rule_dm036,
  CASE WHEN NOT on_af THEN NULL
    WHEN NOT latest_chadvasc_val_valued_met THEN 1 -- exclusion CHADVASC: no CHA2DS2-VASc score, or the latest below 2
    WHEN (NOT has_mechvalve AND has_doacdrug_6m) THEN 2 -- numerator: prescribed a DOAC, without a mechanical valve
    WHEN (has_vitkdrug_6m AND (has_mechvalve_or_doaccon_or_antiphossyn OR has_doacdec_or_doacni_12m)) THEN 3 -- numerator: prescribed a vitamin K antagonist where a DOAC is unsuitable or declined
    WHEN has_xoranticoag THEN 4 -- adjustment XGORANTICO: oral anticoagulants contraindicated for good
    WHEN has_txoranticoaggencon_12m THEN 5 -- adjustment TXGORANTIC: oral anticoagulants contraindicated in the 12 months
    WHEN has_oranticoagdec_12m THEN 6 -- adjustment GENORANTID: chose not to take oral anticoagulants
    WHEN (has_mechvalve AND has_vitkantagcon) THEN 7 -- adjustment VALVITKCON: mechanical valve, and vitamin K antagonists contraindicated
    WHEN (has_mechvalve AND has_vitkantagdec_12m) THEN 8 -- adjustment VALVITKDEC: mechanical valve, and chose not to take vitamin K antagonists
    WHEN (NOT has_mechvalve AND (has_doaccon_or_antiphossyn OR has_doacni_12m) AND has_vitkantagcon) THEN 9 -- adjustment DOACXVITKC: DOACs unsuitable, and vitamin K antagonists contraindicated
    WHEN (NOT has_mechvalve AND (has_doaccon_or_antiphossyn OR has_doacni_12m) AND has_vitkantagdec_12m) THEN 10 -- adjustment DOACXVITKD: DOACs unsuitable, and chose not to take vitamin K antagonists
    WHEN (NOT has_mechvalve AND has_doacdec_12m AND has_vitkantagcon) THEN 11 -- adjustment DOACDVITKC: chose not to take DOACs, and vitamin K antagonists contraindicated
    WHEN (NOT has_mechvalve AND has_doacdec_12m AND has_vitkantagdec_12m) THEN 12 -- adjustment DOACDVITKD: chose to take neither DOACs nor vitamin K antagonists
    WHEN earliest_afib_in_3m THEN 13 -- adjustment DIAG1_DAT: first diagnosed in the last 3 months
    WHEN registered_in_3m THEN 14 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_af008,
  CASE WHEN NOT on_copd THEN NULL
    WHEN (has_copdrvw_12m AND has_copdexacb_12m AND has_mrc_12m) THEN 1 -- numerator: reviewed, with exacerbations and breathlessness recorded, all in the 12 months
    WHEN has_copdpcapu_12m THEN 2 -- adjustment COPDPCAPU: COPD care unsuitable
    WHEN has_copdpcadec_12m THEN 3 -- adjustment COPDPCADEC: chose not to have COPD care
    WHEN has_copdinvite_in_window THEN 4 -- adjustment COPDINVITE: invited twice this year, seven or more days apart
    WHEN earliest_copd_in_3m THEN 5 -- adjustment DIAG1_DAT: first diagnosed in the last 3 months
    WHEN registered_in_3m THEN 6 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_copd010,
  CASE WHEN NOT on_ast THEN NULL
    WHEN some_rev_12m THEN 1 -- numerator: a complete review in the 12 months
    WHEN has_astpcapu_12m THEN 2 -- adjustment ASTPCAPU: asthma care unsuitable
    WHEN has_astmondec_12m THEN 3 -- adjustment ASTMONDEC: chose not to have asthma monitored
    WHEN has_astpcadec_12m THEN 4 -- adjustment ASTPCADEC: chose not to have asthma care
    WHEN has_astinvite_in_window THEN 5 -- adjustment ASTINVITE: invited twice this year, seven or more days apart
    WHEN earliest_ast_in_3m THEN 6 -- adjustment DIAG1_DAT: first diagnosed in the last 3 months
    WHEN registered_in_3m THEN 7 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_ast007,
  CASE WHEN NOT on_chd THEN NULL
    WHEN has_antiplatdrug_or_doacdrug_or_vitkdrug_12m THEN 1 -- numerator: an antiplatelet or anticoagulant recorded in the 12 months
    WHEN (has_xsal OR has_txsal_12m) THEN 2 -- adjustment XCLO_CODC: salicylates, anticoagulants and clopidogrel contraindicated, for good or in the 12 months
    WHEN has_chdpcapu_12m THEN 3 -- adjustment CHDPCAPU: coronary heart disease care unsuitable
    WHEN has_saldec_12m THEN 4 -- adjustment SALDEC: chose not to take salicylates, anticoagulants or clopidogrel
    WHEN has_chdpcadec_12m THEN 5 -- adjustment CHDPCADEC: chose not to have coronary heart disease care
    WHEN has_chdinvite_in_window THEN 6 -- adjustment CHDINVITE: invited twice this year, seven or more days apart
    WHEN earliest_chd_in_3m THEN 7 -- adjustment DIAG1_DAT: first diagnosed in the last 3 months
    WHEN registered_in_3m THEN 8 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_chd005,
  CASE WHEN NOT on_smok2 THEN NULL
    WHEN NOT latest_is_lsmok THEN 1 -- exclusion CSMOK: the latest smoking status is not “smokes”, or there is none
    WHEN has_smokingint_or_pharmdrug_or_refersts_24m THEN 2 -- numerator: support or treatment offered in the 24 months
    WHEN has_smokpcapu_12m THEN 3 -- adjustment SMOKPCAPU: smoking care unsuitable
    WHEN has_smokpcadec_12m THEN 4 -- adjustment SMOKPCADEC: chose not to have smoking care
    WHEN has_smokinvite_in_window THEN 5 -- adjustment SMOKINVITE: invited twice this year, seven or more days apart
    WHEN registered_in_3m THEN 6 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_smok004,
  CASE WHEN NOT on_dem THEN NULL
    WHEN has_demcprvw_or_demcp_12m THEN 1 -- numerator: care plan made or reviewed in the 12 months
    WHEN has_dempcapu_12m THEN 2 -- adjustment DEMPCAPU: dementia care unsuitable
    WHEN has_demcpdec_or_demcprvwdec_12m THEN 3 -- adjustment DEMCPDEC: chose not to have a care plan or its review
    WHEN has_dempcadec_12m THEN 4 -- adjustment DEMPCADEC: chose not to have dementia care
    WHEN has_deminvite_in_window THEN 5 -- adjustment DEMINVITE: invited twice this year, seven or more days apart
    WHEN earliest_dem_in_3m THEN 6 -- adjustment DIAG1_DAT: first diagnosed in the last 3 months
    WHEN registered_in_3m THEN 7 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_dem004,
  CASE WHEN NOT on_ld THEN NULL
    WHEN earliest_hlthchk_12m_by_latest_hlthap_12m THEN 1 -- numerator: a health check in the 12 months, and an action plan on its day or later
    ELSE 0 END::TINYINT AS rule_ind265,
  CASE WHEN NOT on_cs THEN NULL
    WHEN (aged_under_25 OR aged_over_49) THEN 1 -- exclusion P_AGE25_49: aged under 25 or over 49
    WHEN has_nocx THEN 2 -- exclusion NOCX: the cervix was removed
    WHEN has_smear_42m THEN 3 -- numerator: screened in the 42 months
    WHEN has_cspu_42m THEN 4 -- adjustment CSPU: screening unsuitable
    WHEN has_preg_12m THEN 5 -- adjustment PREG_DAT: pregnant in the 12 months
    WHEN has_csdec_42m THEN 6 -- adjustment CSDEC: chose not to be screened
    WHEN has_cspcainvite_42m THEN 7 -- adjustment CSPCAINV: did not respond to three invitations
    WHEN registered_in_3m THEN 8 -- adjustment REG1_DAT3: registered in the last 3 months
    ELSE 0 END::TINYINT AS rule_cs005
FROM registered;

-- Counts
SELECT practice, decided_by, rule, count(*) AS people
FROM (UNPIVOT decisions ON rule_hyp008, rule_hyp009, rule_dm020, rule_dm036, rule_af008, rule_copd010, rule_ast007, rule_chd005, rule_smok004, rule_dem004, rule_ind265, rule_cs005 INTO NAME decided_by VALUE rule)
GROUP BY practice, decided_by, rule;
