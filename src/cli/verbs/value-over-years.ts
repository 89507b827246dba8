import { accepted, isoOfDay, isoOfMonth, type Outcome } from '../../base/index.ts';
import { type ValueYearsReport, valueYearsReport } from '../../reports/index.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal value --years`: quality beside the core of the contract, at the end of each year. */
export async function valueOverYears({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  const report = await valueYearsReport(context, actor, given({ periodEnd: periodEnd.value }));
  if (!report.ok) return report;
  const { basis, years, rows, periodEnd: end, ...rest } = report.value;
  const json = {
    release: basis.release,
    realm: basis.realm,
    ...rest,
    periodEnd: isoOfDay(end),
    years: years.map(({ periodEnd: on, month, percent, ...groups }) => ({
      ...{ periodEnd: isoOfDay(on), month: isoOfMonth(month), percent: percent.value },
      ...groups,
    })),
    practices: rows.map(({ code, years: own, ...row }) => ({
      ...{ practice: code, ...row },
      years: own.map(({ quality, pounds }) => ({ quality: quality.value, pounds })),
    })),
  };
  const groups = years.flatMap(({ periodEnd: on, percent, all, byContract, byDeprivation }) =>
    [...all, ...byContract, ...byDeprivation].map(({ group, quality, withPounds, pounds }) => [
      ...[
        isoOfDay(on),
        percent.value ?? 'none',
        group,
        String(withPounds),
        quality ?? 'none',
        pounds?.median ?? 'none',
      ],
    ]),
  );
  const head = ['Year end', 'Everybody %', 'Group', 'Practices', 'Quality: median', '£ a weighted head: median'];
  const words =
    'Pounds are the contract’s own lines as they stand now, at the rates and the list of each March: not what was paid.';
  if (groups.length > 0) return accepted({ json, text: `${words}\n\n${textTable(head, groups)}` });
  return accepted({ json, text: `${words}\n${NOT_EVERYBODY}\n\n${ownTable(report.value)}` });
}

const NOT_EVERYBODY =
  'Medians are left out: they are shown only to who may see what every practice is paid. These are the practices whose payments you may see.';

/** Practices of which the reader may see both axes, year by year. */
function ownTable({ years, rows }: ValueYearsReport): string {
  const own = rows.flatMap(({ code, name, years: axes }) =>
    axes.flatMap(({ quality, pounds }, at) => {
      const year = years[at];
      if (pounds.kind !== 'pounds' || year === undefined) return [];
      return [
        [
          isoOfDay(year.periodEnd),
          year.percent.value ?? 'none',
          code,
          name,
          quality.value?.index ?? 'none',
          pounds.pounds,
        ],
      ];
    }),
  );
  const head = ['Year end', 'Everybody %', 'Practice', '', 'Quality', '£ a weighted head'];
  return textTable(head, own, 'You may see no practice’s payments.');
}
