import { accepted, isoOfDay, isoOfMonth, type Outcome } from '../../base/index.ts';
import { valueYearsReport } from '../../reports/index.ts';
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
  return accepted({ json, text: `${words}\n\n${textTable(head, groups)}` });
}
