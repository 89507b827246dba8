-- The codes that each fact is found from
CREATE OR REPLACE TEMP TABLE codes AS
SELECT unnest(part[5:])::BIGINT AS code, part[1]::SMALLINT AS fact,
  part[2]::DATE AS from_date, part[3]::DATE AS until_date, part[4]::BOOLEAN AS is_marked
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('1 0001-01-01 2026-03-31 false 10069999999100
2 0001-01-01 2026-03-31 false 10029999999109 …
3 0001-01-01 2026-03-31 false 10089999999105 …
4 0001-01-01 2026-03-31 false 10159999999102 …
5 2025-04-01 2026-03-31 false 10099999999107 …
6 2025-04-01 2026-03-31 false 10609999999105 …
7 2025-04-01 2026-03-31 false 10589999999100
8 2025-04-01 2026-03-31 false 10599999999103
9 2025-04-01 2026-03-31 false 10579999999102
10 0001-01-01 2026-03-31 false 162660004
11 2025-04-01 2026-03-31 false 10459999999108 …
12 0001-01-01 2026-03-31 false 1064811000000103 …
13 2025-04-01 2026-03-31 false 116471000119100
14 2025-04-01 2026-03-31 false 10019999999102 …
15 0001-01-01 2026-03-31 false 10079999999108
16 2025-04-01 2026-03-31 false 10809999999109 …
17 2025-04-01 2026-03-31 false 10799999999105
18 2025-04-01 2026-03-31 false 10789999999108
19 0001-01-01 2026-03-31 false 10639999999103 …
20 2025-04-01 2026-03-31 false 10349999999103
21 2025-04-01 2026-03-31 false 10429999999102 …
22 2025-04-01 2026-03-31 false 10419999999109
23 2025-04-01 2026-03-31 false 10409999999107
24 0001-01-01 2026-03-31 false 10299999999100
25 2025-04-01 2026-03-31 false 10329999999106 …
26 0001-01-01 2026-03-31 false 10249999999106 …
27 2022-10-01 2026-03-31 false 11249999999100
28 2022-10-01 2026-03-31 false 11259999999102
29 2022-10-01 2026-03-31 false 11209999999103
30 2025-04-01 2026-03-31 false 11069999999106 …
31 2025-04-01 2026-03-31 false 11039999999100 …
32 2025-04-01 2026-03-31 false 11099999999104 …
33 2025-04-01 2026-03-31 false 11089999999101
34 2025-04-01 2026-03-31 false 11059999999108
35 0001-01-01 2026-03-31 false 101421000119107 …
36 2025-04-01 2026-03-31 false 1066911000000100 …
37 2025-04-01 2026-03-31 false 407569005
38 2025-04-01 2026-03-31 false 716031000000106
39 2025-04-01 2026-03-31 false 717421000000100
40 0001-01-01 2026-03-31 false 315051004
41 0001-01-01 2026-03-31 false 111552007 …
42 2025-04-01 2026-03-31 false 10179999999107 …
43 2025-04-01 2026-03-31 false 10179999999107
44 2025-10-01 2026-03-31 false 10099999999107 …
45 2025-04-01 2026-03-31 false 10189999999109
46 0001-01-01 2026-03-31 true 10839999999102 …
46 0001-01-01 2026-03-31 false 10879999999100 …
47 2025-04-01 2026-03-31 false 11149999999106
48 2025-04-01 2026-03-31 false 11139999999101
49 2025-04-01 2026-03-31 false 407567007
50 2025-04-01 2026-03-31 false 1066941000000104 …
51 2025-04-01 2026-03-31 false 716771000000106
52 2025-04-01 2026-03-31 false 716821000000100
53 0001-01-01 2026-03-31 false 162659009
54 0001-01-01 2026-03-31 false 10562009 …
55 2025-04-01 2026-03-31 false 1049301000000100 …
56 2025-04-01 2026-03-31 false 1049301000000100 …
57 0001-01-01 2026-03-31 false 11129999999103
58 0001-01-01 2026-03-31 false 10007009 …
59 0001-01-01 2026-03-31 false 10089999999105
60 0001-01-01 2026-03-31 true 925831000000107 …
60 0001-01-01 2026-03-31 false 925791000000100
61 2025-04-01 2026-03-31 false 10359999999100 …
62 0001-01-01 2026-03-31 false 11159999999109 …
63 2025-04-01 2026-03-31 false 10219999999105
64 2024-04-01 2026-03-31 false 10919999999103 …
65 2025-04-01 2026-03-31 false 11219999999101 …
66 2025-04-01 2026-03-31 false 10759999999101
67 2025-04-01 2026-03-31 false 1006751000000102
68 2022-10-01 2026-03-31 false 11179999999104 …
69 2025-04-01 2026-03-31 false 11009999999107 …
70 2025-04-01 2026-03-31 false 10999999999108
71 2025-04-01 2026-03-31 false 10989999999106
72 0001-01-01 2026-03-31 false 10319999999104
73 2025-04-01 2026-03-31 false 198081000000101 …
74 2025-04-01 2026-03-31 false 10209999999108
75 2025-04-01 2026-03-31 false 10779999999106
76 0001-01-01 2026-03-31 false 10229999999103
77 2025-04-01 2026-03-31 false 10239999999101
78 2025-10-01 2026-03-31 false 10139999999105 …
79 0001-01-01 2026-03-31 false 10199999999106
80 0001-01-01 2026-03-31 false 10769999999103', '
')) AS line) WHERE line <> '');

-- The tests that one fact answers, and the bit of each
CREATE OR REPLACE TEMP TABLE tests AS
SELECT part[1]::SMALLINT AS fact, part[2]::TINYINT AS word, part[3]::BIGINT AS bit, part[4]::BIGINT AS meets,
  part[5] AS kind, nullif(part[6], '')::DATE AS day, nullif(part[7], '')::INTEGER AS days
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('2 1 1 0 recorded   test 1: AFIB_COD is recorded
1 1 2 0 recorded   test 2: AFIBRES_COD is recorded
12 1 8 0 recorded   test 4: AST_COD is recorded
10 1 16 0 recorded   test 5: ASTRES_COD is recorded
11 1 64 0 recorded   test 7: ASTTRT_COD in the 12 months to the period end is recorded
19 1 128 0 recorded   test 8: CHD_COD is recorded
26 1 512 0 recorded   test 10: COPD_COD on or after latest COPDRES_COD is recorded
72 1 1024 0 recorded   test 11: SPIRPU_COD is recorded
35 1 2048 0 recorded   test 12: DEM_COD is recorded
41 1 4096 0 recorded   test 13: DM_COD is recorded
40 1 8192 0 recorded   test 14: DMRES_COD is recorded
54 1 32768 0 recorded   test 16: HYP_COD is recorded
53 1 65536 0 recorded   test 17: HYPRES_COD is recorded
58 1 262144 0 recorded   test 19: LD_COD is recorded
57 1 524288 0 recorded   test 20: LDREM_COD is recorded
73 1 2097152 1 recorded   test 22: latest blood pressure reading in the 12 months to the period end is at or below 140/90 (home 135/85)
49 1 4194304 0 recorded   test 23: HTMAX_COD in the 12 months to the period end is recorded
52 1 8388608 0 recorded   test 24: HYPPCAPU_COD in the 12 months to the period end is recorded
14 1 16777216 0 recorded   test 25: BPDEC_COD or HOMEBPDEC_COD in the 12 months to the period end is recorded
51 1 33554432 0 recorded   test 26: HYPPCADEC_COD in the 12 months to the period end is recorded
50 1 67108864 0 days-apart  7 test 27: HYPINVITE_COD on or after 7 days after earliest HYPINVITE_COD on or after 1 April of the year is recorded
73 1 134217728 0 recorded   test 28: blood pressure reading in the 12 months to the period end is recorded
54 1 536870912 0 earliest-from 2025-07-01  test 30: earliest HYP_COD is after 9 months before the period end
73 1 1073741824 2 recorded   test 31: latest blood pressure reading in the 12 months to the period end is at or below 150/90 (home 145/85)
60 1 2147483648 1 recorded   test 32: the latest of MILDFRAIL_COD, MODFRAIL_COD, SEVFRAIL_COD is MODFRAIL_COD or SEVFRAIL_COD
56 1 4294967296 1 recorded   test 33: latest IFCCHBAM_COD with a value in the 12 months to the period end is at most 58
55 1 8589934592 0 recorded   test 34: IFCCHBAM_COD in the 12 months to the period end is recorded
67 1 17179869184 0 recorded   test 35: SERFRUC_COD in the 12 months to the period end is recorded
37 1 34359738368 0 recorded   test 36: DMMAX_COD in the 12 months to the period end is recorded
39 1 68719476736 0 recorded   test 37: DMPCAPU_COD in the 12 months to the period end is recorded
13 1 137438953472 0 recorded   test 38: BLDTESTDEC_COD in the 12 months to the period end is recorded
38 1 274877906944 0 recorded   test 39: DMPCADEC_COD in the 12 months to the period end is recorded
36 1 549755813888 0 days-apart  7 test 40: DMINVITE_COD on or after 7 days after earliest DMINVITE_COD on or after 1 April of the year is recorded
56 1 1099511627776 0 recorded   test 41: IFCCHBAM_COD with a value in the 12 months to the period end is recorded
41 1 4398046511104 0 earliest-from 2025-07-01  test 43: earliest DM_COD is after 9 months before the period end
15 1 17592186044416 1 recorded   test 45: latest CHADVASC_VAL with a value is at least 2
59 1 35184372088832 0 recorded   test 46: MECHVALVE_COD is recorded
44 1 70368744177664 0 recorded   test 47: DOACDRUG_COD in the 6 months to the period end is recorded
78 1 140737488355328 0 recorded   test 48: VITKDRUG_COD in the 6 months to the period end is recorded
3 1 281474976710656 0 recorded   test 49: MECHVALVE_COD or DOACCON_COD or ANTIPHOSSYN_COD is recorded
42 1 562949953421312 0 recorded   test 50: DOACDEC_COD or DOACNI_COD in the 12 months to the period end is recorded
79 1 1125899906842624 0 recorded   test 51: XORANTICOAG_COD is recorded
74 1 2251799813685248 0 recorded   test 52: TXORANTICOAGGENCON_COD in the 12 months to the period end is recorded
63 1 4503599627370496 0 recorded   test 53: ORANTICOAGDEC_COD in the 12 months to the period end is recorded
76 1 9007199254740992 0 recorded   test 54: VITKANTAGCON_COD is recorded
77 1 18014398509481984 0 recorded   test 55: VITKANTAGDEC_COD in the 12 months to the period end is recorded
4 1 36028797018963968 0 recorded   test 56: DOACCON_COD or ANTIPHOSSYN_COD is recorded
45 1 72057594037927936 0 recorded   test 57: DOACNI_COD in the 12 months to the period end is recorded
43 1 144115188075855872 0 recorded   test 58: DOACDEC_COD in the 12 months to the period end is recorded
2 1 288230376151711744 0 earliest-from 2026-01-01  test 59: earliest AFIB_COD is after 3 months before the period end
25 1 576460752303423488 0 recorded   test 60: COPDRVW_COD in the 12 months to the period end is recorded
20 1 1152921504606846976 0 recorded   test 61: COPDEXACB_COD in the 12 months to the period end is recorded
61 1 2305843009213693952 0 recorded   test 62: MRC_COD in the 12 months to the period end is recorded
23 4 1 0 recorded   test 187: COPDPCAPU_COD in the 12 months to the period end is recorded
22 4 2 0 recorded   test 188: COPDPCADEC_COD in the 12 months to the period end is recorded
21 4 4 0 days-apart  7 test 189: COPDINVITE_COD on or after 7 days after earliest COPDINVITE_COD on or after 1 April of the year is recorded
26 4 8 0 earliest-from 2026-01-01  test 190: earliest COPD_COD is after 3 months before the period end
9 4 16 0 recorded   test 191: ASTPCAPU_COD in the 12 months to the period end is recorded
7 4 32 0 recorded   test 192: ASTMONDEC_COD in the 12 months to the period end is recorded
8 4 64 0 recorded   test 193: ASTPCADEC_COD in the 12 months to the period end is recorded
6 4 128 0 days-apart  7 test 194: ASTINVITE_COD on or after 7 days after earliest ASTINVITE_COD on or after 1 April of the year is recorded
12 4 256 0 earliest-from 2026-01-01  test 195: earliest AST_COD is after 3 months before the period end
5 4 512 0 recorded   test 196: ANTIPLATDRUG_COD or DOACDRUG_COD or VITKDRUG_COD in the 12 months to the period end is recorded
80 4 1024 0 recorded   test 197: XSAL_COD is recorded
75 4 2048 0 recorded   test 198: TXSAL_COD in the 12 months to the period end is recorded
18 4 4096 0 recorded   test 199: CHDPCAPU_COD in the 12 months to the period end is recorded
66 4 8192 0 recorded   test 200: SALDEC_COD in the 12 months to the period end is recorded
17 4 16384 0 recorded   test 201: CHDPCADEC_COD in the 12 months to the period end is recorded
16 4 32768 0 days-apart  7 test 202: CHDINVITE_COD on or after 7 days after earliest CHDINVITE_COD on or after 1 April of the year is recorded
19 4 65536 0 earliest-from 2026-01-01  test 203: earliest CHD_COD is after 3 months before the period end
46 4 131072 1 recorded   test 204: the latest of LSMOK_COD, EXSMOK_COD, NSMOK_COD is LSMOK_COD
64 4 262144 0 recorded   test 205: SMOKINGINT_COD or PHARMDRUG_COD or REFERSTS_COD in the 24 months to the period end is recorded
71 4 524288 0 recorded   test 206: SMOKPCAPU_COD in the 12 months to the period end is recorded
70 4 1048576 0 recorded   test 207: SMOKPCADEC_COD in the 12 months to the period end is recorded
69 4 2097152 0 days-apart  7 test 208: SMOKINVITE_COD on or after 7 days after earliest SMOKINVITE_COD on or after 1 April of the year is recorded
31 4 4194304 0 recorded   test 209: DEMCPRVW_COD or DEMCP_COD in the 12 months to the period end is recorded
34 4 8388608 0 recorded   test 210: DEMPCAPU_COD in the 12 months to the period end is recorded
30 4 16777216 0 recorded   test 211: DEMCPDEC_COD or DEMCPRVWDEC_COD in the 12 months to the period end is recorded
33 4 33554432 0 recorded   test 212: DEMPCADEC_COD in the 12 months to the period end is recorded
32 4 67108864 0 days-apart  7 test 213: DEMINVITE_COD on or after 7 days after earliest DEMINVITE_COD on or after 1 April of the year is recorded
35 4 134217728 0 earliest-from 2026-01-01  test 214: earliest DEM_COD is after 3 months before the period end
62 4 536870912 0 recorded   test 216: NOCX_COD is recorded
68 4 1073741824 0 recorded   test 217: SMEAR_COD in the 42 months to the period end is recorded
29 4 2147483648 0 recorded   test 218: CSPU_COD in the 42 months to the period end is recorded
65 4 4294967296 0 recorded   test 219: PREG_COD in the 12 months to the period end is recorded
27 4 8589934592 0 recorded   test 220: CSDEC_COD in the 42 months to the period end is recorded
28 4 17179869184 0 recorded   test 221: CSPCAINVITE_COD in the 42 months to the period end is recorded', '
')) AS line) WHERE line <> '');

-- The tests that compare days of two facts, and the bit of each
CREATE OR REPLACE TEMP TABLE pair_tests AS
SELECT part[1]::TINYINT AS word, part[2]::BIGINT AS bit, part[3] AS compared,
  part[4]::SMALLINT AS left_fact,
  part[5] AS left_pick, nullif(part[6], '')::DATE AS left_from,
  part[7]::INTEGER AS left_months, part[8]::INTEGER AS left_days,
  part[9]::SMALLINT AS right_fact,
  part[10] AS right_pick, nullif(part[11], '')::DATE AS right_from,
  part[12]::INTEGER AS right_months, part[13]::INTEGER AS right_days
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('1 4 <= 1 latest  0 0 2 latest  0 0 test 3: latest AFIBRES_COD is on or before latest AFIB_COD
1 32 <= 10 latest  0 0 12 latest  0 0 test 6: latest ASTRES_COD is on or before latest AST_COD
1 256 >= 26 latest  0 0 24 latest  0 0 test 9: COPD_COD on or after latest COPDRES_COD is recorded
1 16384 <= 40 latest  0 0 41 latest  0 0 test 15: latest DMRES_COD is on or before latest DM_COD
1 131072 <= 53 latest  0 0 54 latest  0 0 test 18: latest HYPRES_COD is on or before latest HYP_COD
1 1048576 <= 57 latest  0 0 58 latest  0 0 test 21: latest LDREM_COD is on or before latest LD_COD
1 268435456 > 50 earliest  0 0 73 latest  0 0 test 29: earliest HYPINVITE_COD on or after 1 April of the year is after latest blood pressure reading in the 12 months to the period end
1 2199023255552 > 36 earliest  0 0 56 latest  0 0 test 42: earliest DMINVITE_COD on or after 1 April of the year is after latest IFCCHBAM_COD with a value in the 12 months to the period end
1 8796093022208 > 36 earliest  0 0 73 latest  0 0 test 44: earliest DMINVITE_COD on or after 1 April of the year is after latest blood pressure reading in the 12 months to the period end
4 268435456 <= 48 earliest  0 0 47 latest  0 0 test 215: earliest HLTHCHK_COD in the 12 months to the period end is on or before latest HLTHAP_COD in the 12 months to the period end', '
')) AS line) WHERE line <> '');

-- The codes kept record by record
CREATE OR REPLACE TEMP TABLE record_codes AS
SELECT unnest(part[5:])::BIGINT AS code, part[1]::SMALLINT AS record_set,
  part[2]::DATE AS from_date, part[3]::DATE AS until_date, part[4]::BOOLEAN AS is_marked
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('1 0001-01-01 2026-03-31 false 10249999999106 …
2 0001-01-01 2026-03-31 false 10309999999101
3 2025-04-01 2026-03-31 false 10519999999108 …
4 2025-04-01 2026-03-31 false 10539999999104
5 2025-03-01 2026-03-31 false 10549999999109 …
6 2025-03-01 2026-03-31 false 10569999999105', '
')) AS line) WHERE line <> '');

-- Registers, and what else is asked of what is decided: each way in which it is so, and the bit of it
CREATE OR REPLACE TEMP TABLE made_terms AS
SELECT part[1]::TINYINT AS layer, part[2]::TINYINT AS word, part[3]::BIGINT AS bit,
  part[4]::BIGINT AS asked_1, part[5]::BIGINT AS wanted_1,
  part[6]::BIGINT AS asked_2, part[7]::BIGINT AS wanted_2,
  part[8]::BIGINT AS asked_3, part[9]::BIGINT AS wanted_3
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('0 5 1 98304 32768 0 0 0 0 test 249: on the register HYP, where 16 and not 17
0 5 1 163840 163840 0 0 0 0 test 249: on the register HYP, where 16 and 18
0 5 2 12288 4096 32 32 0 0 test 250: on the register DM, where 13 and not 14 and 68
0 5 2 20480 20480 32 32 0 0 test 250: on the register DM, where 13 and 15 and 68
0 5 4 3 1 0 0 0 0 test 251: on the register AF, where 1 and not 2
0 5 4 5 5 0 0 0 0 test 251: on the register AF, where 1 and 3
0 5 8 0 0 0 0 1 1 test 252: on the register COPD, where 125
0 5 8 0 0 0 0 2 2 test 252: on the register COPD, where 126
0 5 8 256 256 2 2 8 8 test 252: on the register COPD, where 9 and 64 and 128
0 5 8 512 512 2 2 12 8 test 252: on the register COPD, where 10 and 64 and not 127 and 128
0 5 8 1280 1280 0 0 0 0 test 252: on the register COPD, where 9 and 11
0 5 8 1536 1536 0 0 4 0 test 252: on the register COPD, where 10 and 11 and not 127
0 5 16 88 72 1 1 0 0 test 253: on the register AST, where 4 and not 5 and 7 and 63
0 5 16 104 104 1 1 0 0 test 253: on the register AST, where 4 and 6 and 7 and 63
0 5 32 128 128 0 0 0 0 test 254: on the register CHD, where 8
0 5 64 0 0 64 64 0 0 test 255: on the register SMOK2, where 69
0 5 128 2048 2048 0 0 0 0 test 256: on the register DEM, where 12
0 5 256 786432 262144 0 0 0 0 test 257: on the register LD, where 19 and not 20
0 5 256 1310720 1310720 0 0 0 0 test 257: on the register LD, where 19 and 21
0 5 512 0 0 28 28 0 0 test 258: on the register CS, where 65 and 66 and 67', '
')) AS line) WHERE line <> '');

-- Each way in which a step of a rule is true, and the bit of the rule’s register
CREATE OR REPLACE TEMP TABLE step_terms AS
SELECT part[1]::TINYINT AS register_word, part[2]::BIGINT AS register_bit,
  part[3]::SMALLINT AS rule, part[4]::TINYINT AS step,
  part[5]::BIGINT AS asked_1, part[6]::BIGINT AS wanted_1,
  part[7]::BIGINT AS asked_2, part[8]::BIGINT AS wanted_2,
  part[9]::BIGINT AS asked_3, part[10]::BIGINT AS wanted_3,
  part[11]::BIGINT AS asked_4, part[12]::BIGINT AS wanted_4
FROM (SELECT string_split(line, ' ') AS part FROM (SELECT unnest(string_split('5 1 1 1 0 0 128 128 0 0 0 0 HYP008 step 1, exclusion PAT_AGEO79: aged over 79, where 70
5 1 1 2 2097152 2097152 0 0 0 0 0 0 HYP008 step 2, numerator: latest blood pressure of the 12 months at 140/90 or less, at home 135/85, where 22
5 1 1 3 4194304 4194304 0 0 0 0 0 0 HYP008 step 3, adjustment HTMAX: on maximal tolerated blood pressure treatment, where 23
5 1 1 4 8388608 8388608 0 0 0 0 0 0 HYP008 step 4, adjustment HYPPCAPU: hypertension care unsuitable, where 24
5 1 1 5 16777216 16777216 0 0 0 0 0 0 HYP008 step 5, adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home, where 25
5 1 1 6 33554432 33554432 0 0 0 0 0 0 HYP008 step 6, adjustment HYPPCADEC: chose not to have hypertension care, where 26
5 1 1 7 201326592 67108864 0 0 0 0 0 0 HYP008 step 7, adjustment HYPBPINV: invited twice, without a reading since or with none at target, where 27 and not 28
5 1 1 7 337641472 335544320 0 0 0 0 0 0 HYP008 step 7, adjustment HYPBPINV: invited twice, without a reading since or with none at target, where not 22 and 27 and 29
5 1 1 8 536870912 536870912 0 0 0 0 0 0 HYP008 step 8, adjustment DIAG1_DT9M: first diagnosed in the last 9 months, where 30
5 1 1 9 0 0 256 256 0 0 0 0 HYP008 step 9, adjustment REG1_DAT9: registered in the last 9 months, where 71
5 1 1 127 0 0 0 0 0 0 0 0 HYP008 missed: no step is true
5 1 2 1 0 0 512 512 0 0 0 0 HYP009 step 1, exclusion PAT_AGEU80: aged under 80, where 72
5 1 2 2 1073741824 1073741824 0 0 0 0 0 0 HYP009 step 2, numerator: latest blood pressure of the 12 months at 150/90 or less, at home 145/85, where 31
5 1 2 3 4194304 4194304 0 0 0 0 0 0 HYP009 step 3, adjustment HTMAX: on maximal tolerated blood pressure treatment, where 23
5 1 2 4 8388608 8388608 0 0 0 0 0 0 HYP009 step 4, adjustment HYPPCAPU: hypertension care unsuitable, where 24
5 1 2 5 16777216 16777216 0 0 0 0 0 0 HYP009 step 5, adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home, where 25
5 1 2 6 33554432 33554432 0 0 0 0 0 0 HYP009 step 6, adjustment HYPPCADEC: chose not to have hypertension care, where 26
5 1 2 7 201326592 67108864 0 0 0 0 0 0 HYP009 step 7, adjustment HYPBPINV: invited twice, without a reading since or with none at target, where 27 and not 28
5 1 2 7 1409286144 335544320 0 0 0 0 0 0 HYP009 step 7, adjustment HYPBPINV: invited twice, without a reading since or with none at target, where 27 and 29 and not 31
5 1 2 8 536870912 536870912 0 0 0 0 0 0 HYP009 step 8, adjustment DIAG1_DT9M: first diagnosed in the last 9 months, where 30
5 1 2 9 0 0 256 256 0 0 0 0 HYP009 step 9, adjustment REG1_DAT9: registered in the last 9 months, where 71
5 1 2 127 0 0 0 0 0 0 0 0 HYP009 missed: no step is true
5 2 3 1 2147483648 2147483648 0 0 0 0 0 0 DM020 step 1, exclusion MDSEVFRAIL: moderately or severely frail, where 32
5 2 3 2 4294967296 4294967296 0 0 0 0 0 0 DM020 step 2, numerator: latest HbA1c of the 12 months at 58 mmol/mol or less, where 33
5 2 3 3 25769803776 17179869184 0 0 0 0 0 0 DM020 step 3, adjustment IFCCHBA: fructosamine measured in place of HbA1c, where not 34 and 35
5 2 3 4 34359738368 34359738368 0 0 0 0 0 0 DM020 step 4, adjustment DMMAX: on maximal tolerated diabetes treatment, where 36
5 2 3 5 68719476736 68719476736 0 0 0 0 0 0 DM020 step 5, adjustment DMPCAPU: diabetes care unsuitable, where 37
5 2 3 6 137438953472 137438953472 0 0 0 0 0 0 DM020 step 6, adjustment BLDTESTDEC: chose not to have a blood test, where 38
5 2 3 7 274877906944 274877906944 0 0 0 0 0 0 DM020 step 7, adjustment DMPCADEC: chose not to have diabetes care, where 39
5 2 3 8 1649267441664 549755813888 0 0 0 0 0 0 DM020 step 8, adjustment DMIFINVITE: invited twice, without a result since or with none at target, where 40 and not 41
5 2 3 8 2753074036736 2748779069440 0 0 0 0 0 0 DM020 step 8, adjustment DMIFINVITE: invited twice, without a result since or with none at target, where not 33 and 40 and 42
5 2 3 9 4398046511104 4398046511104 0 0 0 0 0 0 DM020 step 9, adjustment DIAG1_DT9M: first diagnosed in the last 9 months, where 43
5 2 3 10 0 0 256 256 0 0 0 0 DM020 step 10, adjustment REG1_DAT9: registered in the last 9 months, where 71
5 2 3 127 0 0 0 0 0 0 0 0 DM020 missed: no step is true
5 2 4 1 2147483648 2147483648 0 0 0 0 0 0 DM036 step 1, exclusion MDSEVFRAIL: moderately or severely frail, where 32
5 2 4 2 0 0 128 128 0 0 0 0 DM036 step 2, exclusion PAT_AGEO79: aged over 79, where 70
5 2 4 3 2097152 2097152 0 0 0 0 0 0 DM036 step 3, numerator: latest blood pressure of the 12 months at 140/90 or less, at home 135/85, where 22
5 2 4 4 4194304 4194304 0 0 0 0 0 0 DM036 step 4, adjustment HTMAX: on maximal tolerated blood pressure treatment, where 23
5 2 4 5 68719476736 68719476736 0 0 0 0 0 0 DM036 step 5, adjustment DMPCAPU: diabetes care unsuitable, where 37
5 2 4 6 16777216 16777216 0 0 0 0 0 0 DM036 step 6, adjustment BPORHBPDEC: chose not to have blood pressure taken, or not to take it at home, where 25
5 2 4 7 274877906944 274877906944 0 0 0 0 0 0 DM036 step 7, adjustment DMPCADEC: chose not to have diabetes care, where 39
5 2 4 8 549890031616 549755813888 0 0 0 0 0 0 DM036 step 8, adjustment DMBPINV: invited twice, without a reading since or with none at target, where not 28 and 40
5 2 4 8 9345850933248 9345848836096 0 0 0 0 0 0 DM036 step 8, adjustment DMBPINV: invited twice, without a reading since or with none at target, where not 22 and 40 and 44
5 2 4 9 4398046511104 4398046511104 0 0 0 0 0 0 DM036 step 9, adjustment DIAG1_DT9M: first diagnosed in the last 9 months, where 43
5 2 4 10 0 0 256 256 0 0 0 0 DM036 step 10, adjustment REG1_DAT9: registered in the last 9 months, where 71
5 2 4 127 0 0 0 0 0 0 0 0 DM036 missed: no step is true
5 4 5 1 17592186044416 0 0 0 0 0 0 0 AF008 step 1, exclusion CHADVASC: no CHA2DS2-VASc score, or the latest below 2, where not 45
5 4 5 2 105553116266496 70368744177664 0 0 0 0 0 0 AF008 step 2, numerator: prescribed a DOAC, without a mechanical valve, where not 46 and 47
5 4 5 3 422212465065984 422212465065984 0 0 0 0 0 0 AF008 step 3, numerator: prescribed a vitamin K antagonist where a DOAC is unsuitable or declined, where 48 and 49
5 4 5 3 703687441776640 703687441776640 0 0 0 0 0 0 AF008 step 3, numerator: prescribed a vitamin K antagonist where a DOAC is unsuitable or declined, where 48 and 50
5 4 5 4 1125899906842624 1125899906842624 0 0 0 0 0 0 AF008 step 4, adjustment XGORANTICO: oral anticoagulants contraindicated for good, where 51
5 4 5 5 2251799813685248 2251799813685248 0 0 0 0 0 0 AF008 step 5, adjustment TXGORANTIC: oral anticoagulants contraindicated in the 12 months, where 52
5 4 5 6 4503599627370496 4503599627370496 0 0 0 0 0 0 AF008 step 6, adjustment GENORANTID: chose not to take oral anticoagulants, where 53
5 4 5 7 9042383626829824 9042383626829824 0 0 0 0 0 0 AF008 step 7, adjustment VALVITKCON: mechanical valve, and vitamin K antagonists contraindicated, where 46 and 54
5 4 5 8 18049582881570816 18049582881570816 0 0 0 0 0 0 AF008 step 8, adjustment VALVITKDEC: mechanical valve, and chose not to take vitamin K antagonists, where 46 and 55
5 4 5 9 45071180645793792 45035996273704960 0 0 0 0 0 0 AF008 step 9, adjustment DOACXVITKC: DOACs unsuitable, and vitamin K antagonists contraindicated, where not 46 and 54 and 56
5 4 5 9 81099977664757760 81064793292668928 0 0 0 0 0 0 AF008 step 9, adjustment DOACXVITKC: DOACs unsuitable, and vitamin K antagonists contraindicated, where not 46 and 54 and 57
5 4 5 10 54078379900534784 54043195528445952 0 0 0 0 0 0 AF008 step 10, adjustment DOACXVITKD: DOACs unsuitable, and chose not to take vitamin K antagonists, where not 46 and 55 and 56
5 4 5 10 90107176919498752 90071992547409920 0 0 0 0 0 0 AF008 step 10, adjustment DOACXVITKD: DOACs unsuitable, and chose not to take vitamin K antagonists, where not 46 and 55 and 57
5 4 5 11 153157571702685696 153122387330596864 0 0 0 0 0 0 AF008 step 11, adjustment DOACDVITKC: chose not to take DOACs, and vitamin K antagonists contraindicated, where not 46 and 54 and 58
5 4 5 12 162164770957426688 162129586585337856 0 0 0 0 0 0 AF008 step 12, adjustment DOACDVITKD: chose to take neither DOACs nor vitamin K antagonists, where not 46 and 55 and 58
5 4 5 13 288230376151711744 288230376151711744 0 0 0 0 0 0 AF008 step 13, adjustment DIAG1_DAT: first diagnosed in the last 3 months, where 59
5 4 5 14 0 0 1024 1024 0 0 0 0 AF008 step 14, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 4 5 127 0 0 0 0 0 0 0 0 AF008 missed: no step is true
5 8 6 1 4035225266123964416 4035225266123964416 0 0 0 0 0 0 COPD010 step 1, numerator: reviewed, with exacerbations and breathlessness recorded, all in the 12 months, where 60 and 61 and 62
5 8 6 2 0 0 0 0 0 0 1 1 COPD010 step 2, adjustment COPDPCAPU: COPD care unsuitable, where 187
5 8 6 3 0 0 0 0 0 0 2 2 COPD010 step 3, adjustment COPDPCADEC: chose not to have COPD care, where 188
5 8 6 4 0 0 0 0 0 0 4 4 COPD010 step 4, adjustment COPDINVITE: invited twice this year, seven or more days apart, where 189
5 8 6 5 0 0 0 0 0 0 8 8 COPD010 step 5, adjustment DIAG1_DAT: first diagnosed in the last 3 months, where 190
5 8 6 6 0 0 1024 1024 0 0 0 0 COPD010 step 6, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 8 6 127 0 0 0 0 0 0 0 0 COPD010 missed: no step is true
5 16 7 1 0 0 0 0 16 16 0 0 AST007 step 1, numerator: a complete review in the 12 months, where 129
5 16 7 2 0 0 0 0 0 0 16 16 AST007 step 2, adjustment ASTPCAPU: asthma care unsuitable, where 191
5 16 7 3 0 0 0 0 0 0 32 32 AST007 step 3, adjustment ASTMONDEC: chose not to have asthma monitored, where 192
5 16 7 4 0 0 0 0 0 0 64 64 AST007 step 4, adjustment ASTPCADEC: chose not to have asthma care, where 193
5 16 7 5 0 0 0 0 0 0 128 128 AST007 step 5, adjustment ASTINVITE: invited twice this year, seven or more days apart, where 194
5 16 7 6 0 0 0 0 0 0 256 256 AST007 step 6, adjustment DIAG1_DAT: first diagnosed in the last 3 months, where 195
5 16 7 7 0 0 1024 1024 0 0 0 0 AST007 step 7, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 16 7 127 0 0 0 0 0 0 0 0 AST007 missed: no step is true
5 32 8 1 0 0 0 0 0 0 512 512 CHD005 step 1, numerator: an antiplatelet or anticoagulant recorded in the 12 months, where 196
5 32 8 2 0 0 0 0 0 0 1024 1024 CHD005 step 2, adjustment XCLO_CODC: salicylates, anticoagulants and clopidogrel contraindicated, for good or in the 12 months, where 197
5 32 8 2 0 0 0 0 0 0 2048 2048 CHD005 step 2, adjustment XCLO_CODC: salicylates, anticoagulants and clopidogrel contraindicated, for good or in the 12 months, where 198
5 32 8 3 0 0 0 0 0 0 4096 4096 CHD005 step 3, adjustment CHDPCAPU: coronary heart disease care unsuitable, where 199
5 32 8 4 0 0 0 0 0 0 8192 8192 CHD005 step 4, adjustment SALDEC: chose not to take salicylates, anticoagulants or clopidogrel, where 200
5 32 8 5 0 0 0 0 0 0 16384 16384 CHD005 step 5, adjustment CHDPCADEC: chose not to have coronary heart disease care, where 201
5 32 8 6 0 0 0 0 0 0 32768 32768 CHD005 step 6, adjustment CHDINVITE: invited twice this year, seven or more days apart, where 202
5 32 8 7 0 0 0 0 0 0 65536 65536 CHD005 step 7, adjustment DIAG1_DAT: first diagnosed in the last 3 months, where 203
5 32 8 8 0 0 1024 1024 0 0 0 0 CHD005 step 8, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 32 8 127 0 0 0 0 0 0 0 0 CHD005 missed: no step is true
5 64 9 1 0 0 0 0 0 0 131072 0 SMOK004 step 1, exclusion CSMOK: the latest smoking status is not “smokes”, or there is none, where not 204
5 64 9 2 0 0 0 0 0 0 262144 262144 SMOK004 step 2, numerator: support or treatment offered in the 24 months, where 205
5 64 9 3 0 0 0 0 0 0 524288 524288 SMOK004 step 3, adjustment SMOKPCAPU: smoking care unsuitable, where 206
5 64 9 4 0 0 0 0 0 0 1048576 1048576 SMOK004 step 4, adjustment SMOKPCADEC: chose not to have smoking care, where 207
5 64 9 5 0 0 0 0 0 0 2097152 2097152 SMOK004 step 5, adjustment SMOKINVITE: invited twice this year, seven or more days apart, where 208
5 64 9 6 0 0 1024 1024 0 0 0 0 SMOK004 step 6, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 64 9 127 0 0 0 0 0 0 0 0 SMOK004 missed: no step is true
5 128 10 1 0 0 0 0 0 0 4194304 4194304 DEM004 step 1, numerator: care plan made or reviewed in the 12 months, where 209
5 128 10 2 0 0 0 0 0 0 8388608 8388608 DEM004 step 2, adjustment DEMPCAPU: dementia care unsuitable, where 210
5 128 10 3 0 0 0 0 0 0 16777216 16777216 DEM004 step 3, adjustment DEMCPDEC: chose not to have a care plan or its review, where 211
5 128 10 4 0 0 0 0 0 0 33554432 33554432 DEM004 step 4, adjustment DEMPCADEC: chose not to have dementia care, where 212
5 128 10 5 0 0 0 0 0 0 67108864 67108864 DEM004 step 5, adjustment DEMINVITE: invited twice this year, seven or more days apart, where 213
5 128 10 6 0 0 0 0 0 0 134217728 134217728 DEM004 step 6, adjustment DIAG1_DAT: first diagnosed in the last 3 months, where 214
5 128 10 7 0 0 1024 1024 0 0 0 0 DEM004 step 7, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 128 10 127 0 0 0 0 0 0 0 0 DEM004 missed: no step is true
5 256 11 1 0 0 0 0 0 0 268435456 268435456 IND265 step 1, numerator: a health check in the 12 months, and an action plan on its day or later, where 215
5 256 11 127 0 0 0 0 0 0 0 0 IND265 missed: no step is true
5 512 12 1 0 0 2048 2048 0 0 0 0 CS005 step 1, exclusion P_AGE25_49: aged under 25 or over 49, where 74
5 512 12 1 0 0 4096 4096 0 0 0 0 CS005 step 1, exclusion P_AGE25_49: aged under 25 or over 49, where 75
5 512 12 2 0 0 0 0 0 0 536870912 536870912 CS005 step 2, exclusion NOCX: the cervix was removed, where 216
5 512 12 3 0 0 0 0 0 0 1073741824 1073741824 CS005 step 3, numerator: screened in the 42 months, where 217
5 512 12 4 0 0 0 0 0 0 2147483648 2147483648 CS005 step 4, adjustment CSPU: screening unsuitable, where 218
5 512 12 5 0 0 0 0 0 0 4294967296 4294967296 CS005 step 5, adjustment PREG_DAT: pregnant in the 12 months, where 219
5 512 12 6 0 0 0 0 0 0 8589934592 8589934592 CS005 step 6, adjustment CSDEC: chose not to be screened, where 220
5 512 12 7 0 0 0 0 0 0 17179869184 17179869184 CS005 step 7, adjustment CSPCAINV: did not respond to three invitations, where 221
5 512 12 8 0 0 1024 1024 0 0 0 0 CS005 step 8, adjustment REG1_DAT3: registered in the last 3 months, where 73
5 512 12 127 0 0 0 0 0 0 0 0 CS005 missed: no step is true', '
')) AS line) WHERE line <> '');

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
  max(CASE WHEN fact = 24 THEN latest_on END) AS latest_on_copdres_cod_24
FROM found WHERE fact IN (24)
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
  WHERE this_record.record_set = 3
  GROUP BY this_record.person, this_record.event_date)
WHERE (is_recorded_1 AND is_recorded_2 AND is_recorded_3);

-- The tests that hold for each person, a bit each
CREATE OR REPLACE TEMP TABLE held AS
SELECT population.person,
  coalesce(found_bits.word_1, 0) AS word_1,
  (CASE WHEN population.age_years > 5 THEN 1 ELSE 0 END -- aged over 5
  | CASE WHEN population.registered_on >= DATE '2025-04-01' THEN 2 ELSE 0 END -- registration is after 12 months before the period end
  | CASE WHEN population.sex = 'F' THEN 4 ELSE 0 END -- female
  | CASE WHEN population.age_years > 24 THEN 8 ELSE 0 END -- aged over 24
  | CASE WHEN population.age_years < 65 THEN 16 ELSE 0 END -- aged under 65
  | CASE WHEN population.age_years > 16 THEN 32 ELSE 0 END -- aged over 16
  | CASE WHEN population.age_years > 14 THEN 64 ELSE 0 END -- aged over 14
  | CASE WHEN population.age_years > 79 THEN 128 ELSE 0 END -- aged over 79
  | CASE WHEN population.registered_on >= DATE '2025-07-01' THEN 256 ELSE 0 END -- registration is after 9 months before the period end
  | CASE WHEN population.age_years < 80 THEN 512 ELSE 0 END -- aged under 80
  | CASE WHEN population.registered_on >= DATE '2026-01-01' THEN 1024 ELSE 0 END -- registration is after 3 months before the period end
  | CASE WHEN population.age_years < 25 THEN 2048 ELSE 0 END -- aged under 25
  | CASE WHEN population.age_years > 49 THEN 4096 ELSE 0 END -- aged over 49
  )::BIGINT AS word_2,
  coalesce(other_bits.word_3, 0) AS word_3,
  coalesce(found_bits.word_4, 0) AS word_4,
  0::BIGINT AS word_5
FROM population
LEFT JOIN (
SELECT person, bit_or(CASE WHEN word = 1 THEN bit ELSE 0 END) AS word_1, bit_or(CASE WHEN word = 4 THEN bit ELSE 0 END) AS word_4
FROM (
SELECT f.person, t.word, t.bit
FROM found f JOIN tests t ON t.fact = f.fact
WHERE (f.latest_record & t.meets) = t.meets
  AND CASE t.kind
    WHEN 'recorded' THEN true
    WHEN 'latest-from' THEN f.latest_on >= t.day
    WHEN 'latest-until' THEN f.latest_on <= t.day
    WHEN 'earliest-from' THEN f.earliest_on >= t.day
    WHEN 'earliest-until' THEN f.earliest_on <= t.day
    WHEN 'days-apart' THEN f.latest_on - f.earliest_on >= t.days
  END
UNION ALL
SELECT person, word, bit
FROM (
  SELECT l.person, t.word, t.bit, t.compared, CAST(CASE t.left_pick WHEN 'latest' THEN l.latest_on ELSE l.earliest_on END + to_months(t.left_months) AS DATE) + t.left_days AS left_on, CAST(CASE t.right_pick WHEN 'latest' THEN r.latest_on ELSE r.earliest_on END + to_months(t.right_months) AS DATE) + t.right_days AS right_on
  FROM pair_tests t
  JOIN (SELECT * FROM found WHERE fact IN (1, 10, 26, 36, 40, 48, 50, 53, 57)) l ON l.fact = t.left_fact
  JOIN (SELECT * FROM found WHERE fact IN (2, 12, 24, 41, 47, 54, 56, 58, 73)) r ON r.fact = t.right_fact AND r.person = l.person
  WHERE coalesce(l.latest_on >= t.left_from, true) AND coalesce(r.latest_on >= t.right_from, true))
WHERE CASE compared
    WHEN '<' THEN left_on < right_on
    WHEN '<=' THEN left_on <= right_on
    WHEN '=' THEN left_on = right_on
    WHEN '>=' THEN left_on >= right_on
    WHEN '>' THEN left_on > right_on
  END
) AS each_test(person, word, bit)
GROUP BY person) AS found_bits ON found_bits.person = population.person
LEFT JOIN (
SELECT person, bit_or(CASE WHEN word = 3 THEN bit ELSE 0 END) AS word_3
FROM (
SELECT own_window_1.person, 3, (CASE WHEN own_window_1.earliest_on < DATE '2023-04-01' THEN 1 ELSE 0 END -- earliest COPD_COD on or after latest COPDRES_COD is before 1 April 2023
  )::BIGINT
FROM own_window_1
UNION ALL
SELECT own_window_2.person, 3, (CASE WHEN own_window_2.person IS NOT NULL THEN 2 ELSE 0 END -- FEV1FVC_COD below 0.7 on or after 93 days before earliest COPD_COD on or after latest COPDRES_COD and on or before 186 days after earliest COPD_COD on or after latest COPDRES_COD is recorded
  )::BIGINT
FROM own_window_2
UNION ALL
SELECT dates.person, 3, (CASE WHEN dates.latest_on_copdres_cod_24 IS NOT NULL THEN 4 ELSE 0 END -- latest COPDRES_COD is known
  )::BIGINT
FROM dates
UNION ALL
SELECT own_window_3.person, 3, (CASE WHEN own_window_3.person IS NOT NULL THEN 8 ELSE 0 END -- FEV1FVC_COD below 0.7 on or after 93 days before registration and on or before 186 days after registration is recorded
  )::BIGINT
FROM own_window_3
UNION ALL
SELECT some_record_4.person, 3, (CASE WHEN some_record_4.person IS NOT NULL THEN 16 ELSE 0 END -- for some REV_COD in the 12 months to the period end: WRITPASTP_COD on or after this record and on or before this record is recorded and ASTCONTASS_COD on or after 1 month before this record and on or before this record is recorded and ASTEXACB_COD on or after 1 month before this record and on or before this record is recorded
  )::BIGINT
FROM some_record_4
) AS each_test(person, word, bit)
GROUP BY person) AS other_bits ON other_bits.person = population.person;

-- The same with the registers that each person is on
CREATE OR REPLACE TEMP TABLE held AS
SELECT held.person, held.word_1, held.word_2, held.word_3, held.word_4, held.word_5 | coalesce(made.word_5, 0) AS word_5
FROM held LEFT JOIN (
  SELECT held.person, bit_or(CASE WHEN term.word = 5 THEN term.bit ELSE 0 END) AS word_5
  FROM held, (SELECT * FROM made_terms WHERE layer = 0) AS term
  WHERE (held.word_1 & term.asked_1) = term.wanted_1
  AND (held.word_2 & term.asked_2) = term.wanted_2
  AND (held.word_3 & term.asked_3) = term.wanted_3
  GROUP BY held.person) AS made ON made.person = held.person;

-- The step that decided, for each person and each rule on whose register they are; 0: none, so missed
CREATE OR REPLACE TEMP TABLE decisions AS
SELECT person, rule, CASE WHEN first_true = 127 THEN 0 ELSE first_true END::TINYINT AS step
FROM (
  SELECT held.person, term.rule, min(term.step) AS first_true
  FROM (
    SELECT held.*, register.*
    FROM held, (SELECT DISTINCT register_word, register_bit FROM step_terms) AS register
    WHERE (CASE register_word WHEN 5 THEN held.word_5 END & register_bit) <> 0) AS held
  JOIN step_terms AS term ON term.register_word = held.register_word AND term.register_bit = held.register_bit
  WHERE (held.word_1 & term.asked_1) = term.wanted_1
  AND (held.word_2 & term.asked_2) = term.wanted_2
  AND (held.word_3 & term.asked_3) = term.wanted_3
  AND (held.word_4 & term.asked_4) = term.wanted_4
  GROUP BY held.person, term.rule);

-- Counts
SELECT population.practice, decisions.rule, decisions.step, count(*) AS people
FROM decisions JOIN population ON population.person = decisions.person
GROUP BY population.practice, decisions.rule, decisions.step;
