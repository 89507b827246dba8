import { openProcurement } from '../../../actions/index.ts';
import { refused } from '../../../base/index.ts';
import { FUNCTION_CONTRACTS } from '../../../reports/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { PROCUREMENTS, procurementAddress } from '../../layout/addresses.ts';
import { penceFromText } from '../../layout/read-fields.ts';

/** Opens a procurement. */
export const openProcurementForm: FormRoute = {
  path: `${PROCUREMENTS}/open`,
  act: async ({ actions, actor, field }) => {
    const valuePence = penceFromText(field('amount'));
    const contract = FUNCTION_CONTRACTS.find((each) => each === field('contract'));
    if (valuePence === undefined || contract === undefined) {
      return refused({ code: 'input.invalid', message: 'Choose the kind of contract, and give the value in pounds.' });
    }
    const done = await openProcurement(actions, actor, {
      ...{
        route: field('route'),
        title: field('title').trim(),
        description: field('description').trim(),
        contract,
        valuePence,
      },
      ...{ isNew: field('isNew') === 'yes', clinicalLead: field('clinicalLead').trim() },
      ...{ contractManager: field('contractManager').trim(), reason: field('reason').trim() },
    });
    return done.ok ? { ok: true, value: goTo(procurementAddress(done.value.id)) } : done;
  },
};
