import { post } from './api.js';
import { ask } from './dialogs.js';
import { byId, make } from './dom.js';
import { text } from './texts.js';

const pair = (context) => ({ userid: context.member, external_userid: context.conversation.id });

/** What can be made to happen between a member and a customer: a label, when it can, and the act. */
const acts = [
  { label: 'actConfirm', when: (view) => view.status === 'half', act: (context) => ({ act: 'confirm_customer', ...pair(context) }) },
  {
    label: 'actRemark',
    act: async (context) => {
      const remark = await ask(text('actRemark'), text('newRemark'), context.view.title);
      return remark === null ? null : { act: 'edit_remark', ...pair(context), remark };
    },
  },
  { label: 'actPay', act: (context) => ({ act: 'pay', ...pair(context), amount: 19900 }) },
  { label: 'actOrder', act: (context) => ({ act: 'shop_order', external_userid: context.conversation.id, amount: 19900 }) },
  {
    label: 'actLike',
    act: (context) => {
      if (!context.latestMoment) {
        throw new Error(text('noMoment'));
      }

      return { act: 'like_moment', moment_id: context.latestMoment, ...pair(context) };
    },
  },
  { label: 'actLeave', when: (view) => view.status === 'mutual', act: (context) => ({ act: 'customer_deletes_member', ...pair(context) }) },
  { label: 'actReturn', when: (view) => view.status === 'left', act: (context) => ({ act: 'add_customer', ...pair(context) }) },
  { label: 'actRemove', act: (context) => ({ act: 'member_deletes_customer', ...pair(context) }) },
];

/** Fills the menu for a conversation; there is none for groups and apps. */
export function showActs(context, done, failed) {
  const menu = byId('acts');
  menu.hidden = context.view.kind !== 'customer';
  const items = acts.filter((entry) => !entry.when || entry.when(context.view)).map((entry) => {
    const button = make('button', { type: 'button' }, text(entry.label));
    button.addEventListener('click', async () => {
      menu.open = false;
      try {
        const act = await entry.act(context);
        if (act) {
          await post('act', act);
          done(text(entry.label));
        }
      } catch (refusal) {
        failed(refusal);
      }
    });
    return make('li', {}, button);
  });
  byId('act-list').replaceChildren(...items);
}
